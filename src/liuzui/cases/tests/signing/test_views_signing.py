"""Several people sign one draft: the whole way, and everything that can go wrong on it."""

from datetime import timedelta

import pytest
from django.test import Client

from liuzui.cases.models import Case, Draft, Filing, SigningPlace, SigningRound
from liuzui.cases.reads import cases
from liuzui.cases.reads import signing as reads
from liuzui.cases.services.signing import hook, rounds
from liuzui.cases.services.signing.hook import is_hers
from liuzui.cases.tests.citizen.world import ANSWERS, draft_id, files_for, picture, ready, sign, text
from liuzui.cases.tests.signing.conftest import NAMES, NUMBERS, PEOPLE, SIGN
from liuzui.cases.types import Signatory
from liuzui.ledger.models import Event
from liuzui.parties.models import Person
from liuzui.shell.crypto import commitment
from liuzui.shell.time import at as process_time
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


def kinds():
    return [kind for kind in Event.objects.order_by("id").values_list("kind", flat=True) if kind.startswith("signing")]


def test_all_sign_then_it_is_filed_with_one_commitment(begin, wang):
    under = begin()
    for n in range(4):
        assert sign(wang, under.form).status_code == 409
        assert under.sign(n)["Location"] == under.link(n)
    page = text(wang, f"{under.form}review/")
    assert "4 个人都签了" in page
    home = text(wang, "/my/")
    assert "都已签名，还没有提交" in home
    assert f'href="{under.form}review/"' in home
    content = under.found.state.content
    number = sign(wang, under.form)["Location"].split("/")[3]
    filing = Filing.objects.get()
    assert filing.commitment == content
    assert commitment(cases.filing(cases.case(number)), bytes(filing.salt)) == content
    found = reads.of_case(number)
    assert [one.place.stage for one in found.people] == ["signed"] * 4
    assert (found.state.stage, found.values, found.number) == ("filed", {}, number)
    assert kinds()[-1] == "signing.filed"
    page = text(wang, f"/my/cases/{number}/")
    assert "谁签了名" in page
    assert "法定代表人、股东" in page


def test_the_review_says_who_must_sign_and_offers_no_press_alone(wang, town, hooked):
    form = ready(wang, town)
    page = wang.get(f"{form}review/").content.decode()
    assert "要 4 个人签名" in page
    assert all(name in page for name in NAMES)
    assert "法定代表人、股东" in page
    assert 'name="password"' not in page
    answer = sign(wang, form)
    assert answer.status_code == 409
    assert "要 4 个人签名，现在还没有有效的签名" in answer.content.decode()


def test_the_organiser_sees_three_of_four_and_who_is_missing(begin, wang):
    under = begin()
    for n in range(3):
        under.sign(n)
    under.clients[3].get(under.link(3))
    page = text(wang, f"{under.form}signing/")
    assert "4 人中 3 人已签" in page
    assert "看过，还没有签" in page
    assert under.link(3) in page
    assert under.link(0) not in page
    assert NUMBERS[3] not in page


def test_an_edit_after_three_signatures_voids_them_and_says_so(begin, wang):
    under = begin()
    for n in range(3):
        under.sign(n)
    wang.post(under.form, {**ANSWERS, "contact-name": "改了", "do": "save"})
    assert under.found.state.stage == "void"
    answer = under.sign(3)
    assert answer.status_code == 409
    assert "签名全部失效" in answer.content.decode()
    assert under.clients[0].get(under.link(0)).status_code == 410
    assert "改了" not in under.clients[0].get(under.link(0)).content.decode()
    assert sign(wang, under.form).status_code == 409
    assert not Case.objects.exists()
    assert "发起签名" in text(wang, f"{under.form}review/")


def test_everybody_is_told_of_signatures_that_an_edit_voided(begin, wang, stranger):
    under = begin()
    for n in range(3):
        under.sign(n)
    under.clients[3].post(under.link(3), {"do": "refuse", "refuse-reason": "比例不对"})
    assert "4 人中 3 人已签，有人没有签" in text(wang, "/my/")
    assert "已有 3 人签名" in text(wang, under.form)
    wang.post(under.form, {**ANSWERS, "contact-name": "改了", "do": "save"})
    assert "已有 3 人签名" not in text(wang, under.form)
    assert "原来的 3 个签名已失效" in text(wang, f"{under.form}review/")
    page = text(wang, f"{under.form}signing/")
    assert "4 人中 0 人已签" in page
    assert page.count("已失效") == 3
    assert "请在“核对签名”页发起签名" in page
    assert "向发起人要新的链接" not in page
    told = ["签名已失效" in text(one, "/my/") for one in (*under.clients, stranger)]
    assert told == [True, True, True, False, False]
    version = Draft.objects.get(id=draft_id(under.form)).version
    wang.post(f"{under.form}signing/", {"do": "start", "_version": version})
    assert "签名已失效" not in text(under.clients[1], "/my/")
    assert under.link(1) in text(under.clients[1], "/my/")


def test_saving_the_same_answers_again_voids_nothing(begin, wang):
    under = begin()
    under.sign(0)
    wang.post(under.form, {**ANSWERS, "do": "save"})
    assert under.found.state.stage == "open"


def test_another_file_voids_the_signatures(begin, wang):
    under = begin()
    under.sign(0)
    assert wang.post(f"{under.form}materials/", files_for("layout-and-flow")).status_code == 302
    assert under.found.state.stage == "open", "the same file once more is no change"
    other = files_for("layout-and-flow", picture(colour=(1, 2, 3)))
    assert wang.post(f"{under.form}materials/", other).status_code == 302
    assert under.found.state.stage == "void"


def test_a_file_taken_away_voids_the_signatures(begin, wang):
    under = begin()
    under.sign(0)
    held = Draft.objects.get(id=draft_id(under.form)).material_set.first()
    wang.post(f"{under.form}materials/{held.id}/remove")
    assert under.found.state.stage == "void"


def test_a_new_release_voids_the_signatures(begin, wang, new_release):
    under = begin()
    under.sign(0)
    new_release()
    wang.get(f"{under.form}review/")
    assert under.found.state.stage == "void"


def test_a_link_opened_by_another_person_reveals_nothing(begin, stranger):
    under = begin()
    answer = stranger.get(under.link(1))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "发给另一个人" in page
    for secret in (*NAMES, *NUMBERS, "绛州老面馆", under.found.state.content, "食品"):
        assert secret not in page.split("<main")[1].split("</main")[0]
    assert stranger.post(under.link(1), {**SIGN}).status_code == 403
    assert under.found.people[1].place.stage == "invited"


def test_even_another_signatory_cannot_use_a_link_that_is_not_hers(begin):
    under = begin()
    assert under.clients[2].post(under.link(1), {**SIGN}).status_code == 403
    assert under.found.people[1].place.stage == "invited"


def test_without_a_log_in_a_link_leads_to_the_log_in_and_back(begin):
    under = begin()
    answer = Client().get(under.link(1))
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    assert under.link(1) in answer["Location"]


def test_a_link_that_never_was_is_not_found(wang, people):
    for link in ("x", "y" * 32, "z" * 500, "签名"):
        assert wang.get(f"/sign/{link}/").status_code == 404


def test_a_declared_identity_sees_and_signs_nothing_but_hears_of_the_window(begin):
    under = begin()
    Person.objects.filter(party_id=under.accounts[1].person_id).update(assurance="declared")
    answer = under.sign(1)
    assert answer.status_code == 403
    assert "带身份证" in answer.content.decode()
    assert under.found.people[1].place.stage == "invited"


def test_the_same_number_under_another_name_does_not_open_it(begin):
    under = begin()
    who = under.found.people[1]
    assert is_hers(under.accounts[1], Signatory(who.name, who.number, ()))
    assert not is_hers(under.accounts[1], Signatory("钱三", who.number, ()))
    assert not is_hers(under.accounts[1], Signatory(who.name, "", ()))


def test_the_signatory_sees_exactly_what_is_signed_and_may_open_its_files(begin, stranger):
    under = begin()
    page = text(under.clients[1], under.link(1))
    for words in ("86.50 平方米", "李四 · 店长", "layout-and-flow-0.png", under.found.state.content, "股东"):
        assert words in page
    file = under.found.values["_materials"][0]["id"]
    answer = under.clients[1].get(f"{under.link(1)}files/{file}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert stranger.get(f"{under.link(1)}files/{file}").status_code == 404
    assert under.clients[1].get(f"{under.link(1)}files/{under.found.id}").status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [({"password": "wrong"}, "密码不对"), ({"password": ""}, "请输入登录密码"), ({"truth": ""}, "请看完内容后勾选")],
)
def test_a_wrong_signature_changes_nothing(begin, change, words):
    under = begin()
    answer = under.sign(1, **change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert under.found.people[1].place.stage == "invited"


def test_signing_twice_is_one_signature(begin):
    under = begin()
    for _try in range(3):
        assert under.sign(1).status_code == 302
    assert kinds().count("signing.signed") == 1
    assert "您已签名" in text(under.clients[1], under.link(1))


def test_who_refuses_says_why_and_may_sign_later(begin, wang):
    under = begin()
    assert under.clients[1].post(under.link(1), {"do": "refuse", "refuse-reason": " "}).status_code == 422
    assert under.clients[1].post(under.link(1), {"do": "refuse", "refuse-reason": "出资比例不对"}).status_code == 302
    page = text(wang, f"{under.form}signing/")
    assert "没有签" in page
    assert "出资比例不对" in page
    assert "出资比例不对" not in "".join(Event.objects.values_list("data", flat=True))
    assert under.sign(1).status_code == 302
    assert under.found.people[1].place.stage == "signed"


def test_a_signature_can_be_taken_back_before_it_is_filed(begin, wang):
    under = begin()
    for n in range(4):
        under.sign(n)
    under.clients[2].post(under.link(2), {"do": "refuse", "refuse-reason": "改主意了"})
    assert sign(wang, under.form).status_code == 409
    assert not Case.objects.exists()


def test_impersonation_opens_a_case_of_her_own_and_stops_filing_until_it_has_ended(begin, wang):
    under = begin()
    for n in (0, 1, 2):
        under.sign(n)
    answer = under.clients[3].post(under.link(3), {"do": "deny", "deny-reason": "我不认识他们"})
    number = answer["Location"].split("/")[3]
    case = Case.objects.get()
    assert (case.number, case.item, case.agency) == (number, "identity-misuse-report", "0107")
    assert case.applicant == str(under.accounts[3].person_id)
    assert cases.filing(cases.case(number))["what-happened"] == "我不认识他们"
    assert "我不认识他们" in text(under.clients[3], f"/my/cases/{number}/")
    assert under.sign(0).status_code == 409
    stopped = wang.get(f"{under.form}signing/").content.decode()
    assert "身份被冒用" in stopped
    wang.post(under.form, {**ANSWERS, "contact-name": "改了", "do": "save"})
    version = Draft.objects.get(id=draft_id(under.form)).version
    assert wang.post(f"{under.form}signing/", {"do": "start", "_version": version}).status_code == 409
    assert sign(wang, under.form).status_code == 409
    Case.objects.update(holder="nobody")
    again = wang.post(f"{under.form}signing/", {"do": "start", "_version": version})
    assert again.status_code == 302
    assert under.found.state.stage == "open"


def test_pressing_report_twice_opens_one_case(begin):
    under = begin()
    sent = {"do": "deny", "deny-reason": "不是我", "_key": "a" * 32}
    first = under.clients[3].post(under.link(3), sent)
    assert first.status_code == 302
    assert under.clients[3].post(under.link(3), sent).status_code in (302, 409)
    assert Case.objects.count() == 1


def test_reminders_are_limited_and_shown_to_the_signatory(begin, wang):
    under = begin()
    sent = {"do": "remind", "place": "p2"}
    answer = wang.post(f"{under.form}signing/", sent)
    assert answer.status_code == 409
    assert "24 小时内提醒过" in answer.content.decode()
    with process_time(now() + timedelta(hours=25)):
        assert wang.post(f"{under.form}signing/", sent).status_code == 302
        assert "已提醒" in text(under.clients[1], "/my/")
        assert wang.post(f"{under.form}signing/", sent).status_code == 409


def test_a_new_link_closes_the_old_one(begin, wang):
    under = begin()
    old = under.link(1)
    assert wang.post(f"{under.form}signing/", {"do": "relink", "place": "p2"}).status_code == 302
    assert under.clients[1].get(old).status_code == 404
    assert under.clients[1].get(under.link(1)).status_code == 200
    assert under.link(1) != old


def test_what_waits_for_my_signature_stands_on_my_first_page(begin, stranger):
    under = begin()
    for address in ("/my/", "/my/signatures/"):
        assert under.link(1) in text(under.clients[1], address)
        assert "/sign/" not in text(stranger, address)
    under.sign(1)
    assert under.link(1) not in text(under.clients[1], "/my/")


def test_starting_again_over_the_same_content_is_the_same_round(begin, wang):
    under = begin()
    under.sign(0)
    version = Draft.objects.get(id=draft_id(under.form)).version
    assert wang.post(f"{under.form}signing/", {"do": "start", "_version": version}).status_code == 302
    assert SigningRound.objects.count() == 1
    assert len(under.found.state.signed) == 1


def test_a_round_cannot_start_over_what_was_not_reviewed(wang, town, people, hooked):
    form = ready(wang, town)
    assert wang.post(f"{form}signing/", {"do": "start", "_version": "0"})["Location"].endswith("/review/")
    assert not SigningRound.objects.exists()


def test_the_time_to_sign_ends_and_the_regular_work_notes_it(begin, wang):
    under = begin()
    under.sign(0)
    end = under.found.state.expires_at
    assert rounds.expire(end) == 1
    assert rounds.expire(end) == 0
    assert under.found.state.stage == "expired"
    assert under.sign(1).status_code == 409
    assert Event.objects.get(kind="signing.expired").occurred_at == end


def test_giving_the_round_up_voids_it(begin, wang):
    under = begin()
    under.sign(0)
    assert wang.post(f"{under.form}signing/", {"do": "cancel"}).status_code == 302
    assert under.found.state.stage == "void"


def test_discarding_the_draft_takes_the_people_with_it(begin, wang):
    under = begin()
    link = under.link(1)
    assert wang.post(f"{under.form}discard").status_code == 302
    assert not SigningPlace.objects.exists()
    assert under.clients[1].get(link).status_code == 404


def test_nobody_else_sees_or_changes_the_organisers_page(begin, stranger):
    under = begin()
    assert stranger.get(f"{under.form}signing/").status_code == 404
    assert stranger.post(f"{under.form}signing/", {"do": "cancel"}).status_code == 404
    assert under.found.state.stage == "open"


def test_a_sole_signatory_who_files_herself_signs_in_one_press(wang, town, hooked, people):
    hook.register_signatories("food-business-licence", lambda values: PEOPLE[:1])
    assert sign(wang, ready(wang, town)).status_code == 302
    assert not SigningRound.objects.exists()


def test_events_name_nobody(begin, wang):
    under = begin()
    for n in range(4):
        under.sign(n)
    said = "".join(Event.objects.filter(kind__startswith="signing").values_list("data", flat=True))
    for secret in (*NAMES, *NUMBERS):
        assert secret not in said
    people = under.found.people
    assert [rounds.who_of(one.name, one.number, one.salt) for one in people] == [one.place.who for one in people]
