"""The pages of a package: its applicant follows every member, officers decide, do members and bring answers back."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation

from liuzui.cases.models import Document
from liuzui.cases.reads import cases
from liuzui.cases.services import examining
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_members import VALUES, answer, filed, follow, granting, stages
from liuzui.exchange.reads import registrations
from liuzui.exchange.services import registration
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post
from liuzui.shell.time import at

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
_ = (filed, granting)


@pytest.fixture
def handed_over(monkeypatch, filed):
    """A package that the table hands to an officer, with what it remarked."""
    remark = examining.Remark(
        "scope",
        "note",
        "registry.scope.licence_after",
        {"line": "食品销售", "licence": "食品经营许可证", "department": "审批局"},
    )
    found = examining.Examined((remark,), (examining.UNEXAMINED,))
    monkeypatch.setattr(examining, "_EXAMINERS", {"company-setup": lambda asked: found})
    return filed()


@pytest.fixture
def desk(town):
    """A client of an officer of the deciding agency, and of another one."""

    def client(name):
        made = Client()
        made.force_login(_account(name))
        return made

    def _account(name):
        return Account.objects.get(username=f"staff-{name}")

    return client


@pytest.fixture
def mine(town):
    client = Client()
    client.force_login(town.owner)
    return client


def get(client, address, lang="zh-hans"):
    with at(NOON):
        return client.get(address, headers={"accept-language": lang})


def post(client, address, **data):
    with at(NOON):
        return client.post(address, data)


def page(number):
    return f"/desk/cases/{number}/"


def test_the_applicant_sees_every_member_with_agency_clock_and_why_one_is_not_needed(filed, mine, settings):
    settings.DEMO = True
    number = filed()
    text = get(mine, f"/my/cases/{number}/").content.decode()
    assert cases.case(number).state.licence in text
    for words in ("印章刻制", "新绛县公安局", "目前没有职工", "互不等待", "没有公布", "样本"):
        assert words in text, words


def test_the_applicants_page_speaks_english(filed, mine, settings):
    settings.DEMO = True
    number = filed()
    with translation.override("en"):
        text = get(mine, f"/my/cases/{number}/", "en").content.decode()
    assert "Social insurance registration" in text
    assert "No employees now" in text


def test_what_the_table_hands_over_tells_both_sides_why(handed_over, mine, desk):
    reason = "没有自动审查规则"
    assert reason in get(mine, f"/my/cases/{handed_over}/").content.decode()
    text = get(desk("approver"), page(handed_over)).content.decode()
    assert reason in text
    assert "食品经营许可证" in text


def test_an_approver_grants_what_was_handed_over_and_the_applicant_gets_papers(handed_over, desk, settings):
    settings.DEMO = True
    answered = post(desk("approver"), f"{page(handed_over)}package/approve", words="准予登记。", key="a")
    assert answered.status_code == 302
    follow()
    assert stages(handed_over)["registration"] == "done"
    kinds = set(Document.objects.filter(case__number=handed_over).values_list("kind", flat=True))
    assert kinds == {"receipt", "registration-grant", "double-notice"}


def test_a_refusal_needs_reasons_and_articles_and_a_person_with_the_role(handed_over, desk):
    empty = post(desk("approver"), f"{page(handed_over)}package/reject", words="", articles="")
    assert empty.status_code == 422
    wrong = post(desk("window"), f"{page(handed_over)}package/reject", words="名称相同", articles="条例 第十二条")
    assert wrong.status_code == 403
    done = post(desk("approver"), f"{page(handed_over)}package/reject", words="名称相同", articles="条例 第十二条")
    assert done.status_code == 302
    follow()
    assert str(cases.case(handed_over).state.stage) == "refused"
    assert Document.objects.filter(case__number=handed_over, kind="registration-refusal").exists()


def test_one_notice_asks_for_everything_and_the_applicant_sees_each_point(handed_over, mine, desk):
    sent = post(desk("approver"), f"{page(handed_over)}package/ask", **{"defect.company-name": "与已登记名称近似"})
    assert sent.status_code == 302
    follow()
    text = get(mine, f"/my/cases/{handed_over}/").content.decode()
    assert "与已登记名称近似" in text
    assert Document.objects.filter(case__number=handed_over, kind="correction-notice").exists()


def test_without_a_connector_the_desk_copies_the_order_out_and_brings_the_answer_back(filed, desk, settings):
    settings.DEMO = False
    number = filed()
    approver = desk("approver")
    text = get(approver, page(number)).content.decode()
    assert VALUES["company-name"] in text
    assert f"{number}/registration" in text
    code = answer(number)["code"]
    typed = {"state": "registered", "serial": "P-1", "code": code, "issued_on": "2026-03-02"}
    other = post(approver, f"{page(number)}package/bring-in/registration", **typed, name="别的公司")
    assert other.status_code == 409
    assert "别的公司" in other.content.decode()
    bad = post(
        approver, f"{page(number)}package/bring-in/registration", **{**typed, "code": "91140825MA0KTE5M1A"}, name="x"
    )
    assert bad.status_code == 422
    assert "核对后再回填" in bad.content.decode()
    assert "请与对方核对，它会被再问" in other.content.decode()
    good = post(approver, f"{page(number)}package/bring-in/registration", **typed, name=VALUES["company-name"])
    assert good.status_code == 302
    follow()
    assert stages(number)["registration"] == "done"


def test_a_code_that_another_company_has_is_refused_at_once_when_it_is_brought_in(filed, desk, settings):
    settings.DEMO = True
    first = filed()
    code = cases.case(first).state.member("registration").result
    settings.DEMO = False
    number = filed({**VALUES, "company-name": "新绛县别名商贸有限公司"}, key="k2")
    typed = {"state": "registered", "serial": "P-2", "code": code, "issued_on": "2026-03-02"}
    address = f"{page(number)}package/bring-in/registration"
    answered = post(desk("approver"), address, **typed, name="新绛县别名商贸有限公司")
    assert answered.status_code == 409
    assert f"{code} 已属于“{VALUES['company-name']}”" in answered.content.decode()
    assert registrations.of_case(number)[0].replies == ()


def test_while_it_waits_she_need_not_apply_again_and_a_refusal_is_shown_in_the_systems_own_words(
    filed, mine, desk, settings
):  # fmt: skip
    settings.DEMO = False
    number = filed()
    assert "不用重新申请" in get(mine, f"/my/cases/{number}/").content.decode()
    refused = answer(number, sample=False, state="refused", code="", reason="名称与已登记的相同")
    registration.take(refused, actor="service:x", at=NOON)
    follow()
    assert stages(number)["registration"] == "failed"
    for client, address in ((mine, f"/my/cases/{number}/"), (desk("approver"), page(number))):
        shown = get(client, address).content.decode()
        assert ("名称与已登记的相同" in shown, "没有办成，等办理机关重新办理" in shown) == (True, True)


def test_of_an_agency_that_stays_silent_the_applicant_reads_that_it_is_late_and_what_she_can_do(filed, mine, settings):
    settings.DEMO = False
    number = filed()
    assert "超过了承诺的时间" not in get(mine, f"/my/cases/{number}/").content.decode()
    with at(NOON + timedelta(days=10)):
        late = mine.get(f"/my/cases/{number}/", headers={"accept-language": "zh-hans"}).content.decode()
        assert "，已超期" in late
        assert "12345 催办，或者在这一页对这个办件投诉" in late


def test_an_answer_in_doubt_is_named_in_the_queue_until_somebody_has_looked(filed, desk, settings):
    settings.DEMO = False
    number = filed()
    registration.take(answer(number, sample=False, name="别的公司"), actor="service:x", at=NOON)
    approver = desk("approver")
    assert number in get(approver, "/desk/").content.decode()
    (doubt,) = registrations.of_case(number)[0].doubts
    assert post(approver, f"{page(number)}package/looked/{doubt.id}").status_code == 302
    assert not registrations.of_case(number)[0].doubts
    assert post(approver, f"{page(number)}package/looked/99999").status_code == 409


@pytest.fixture
def police(town):
    """An officer of the agency of the seals."""
    account = open_account("staff-police", "correct horse 42", kind="staff", at=NOON)
    appoint(account.id, Post("0109", "police", frozenset({"window"}), date(2026, 1, 1)), actor="system:test", at=NOON)
    client = Client()
    client.force_login(account)
    return client


def test_a_members_agency_finds_it_in_its_queue_does_it_and_cannot_touch_others(filed, police, settings):
    settings.DEMO = True
    number = filed()
    assert f"/desk/cases/{number}/#member-seals" in get(police, "/desk/?view=members").content.decode()
    assert get(police, page(number)).status_code == 200
    assert post(police, f"{page(number)}package/finish/tax", result="x").status_code == 403
    assert post(police, f"{page(number)}package/fail/seals", reason="刻章单位停业").status_code == 302
    text = get(police, page(number)).content.decode()
    assert "刻章单位停业" in text
    assert post(police, f"{page(number)}package/retry/seals").status_code == 302
    assert post(police, f"{page(number)}package/finish/seals", result="印章 3 枚").status_code == 302
    assert stages(number)["seals"] == "done"


def test_a_package_of_others_does_not_exist_for_an_officer(filed, settings, town):
    settings.DEMO = True
    number = filed()
    account = open_account("staff-other", "correct horse 42", kind="staff", at=NOON)
    appoint(account.id, Post("0115", "other", frozenset({"approver"}), date(2026, 1, 1)), actor="system:test", at=NOON)
    client = Client()
    client.force_login(account)
    assert get(client, page(number)).status_code == 404
    assert post(client, f"{page(number)}package/approve", words="x").status_code == 404


def test_withdrawing_after_the_licence_is_refused_with_the_next_step(filed, mine, settings):
    settings.DEMO = True
    number = filed()
    answered = post(mine, f"/my/cases/{number}/withdraw")
    assert answered.status_code == 409
    assert "注销登记" in answered.content.decode()
    assert "确定撤回" not in answered.content.decode()


def test_the_pages_ask_a_fixed_number_of_queries(filed, mine, desk, settings, django_assert_max_num_queries):
    settings.DEMO = True
    number = filed()
    approver = desk("approver")
    get(mine, f"/my/cases/{number}/")
    with django_assert_max_num_queries(30):
        get(mine, f"/my/cases/{number}/")
    with django_assert_max_num_queries(24):
        get(approver, page(number))
    with django_assert_max_num_queries(14):
        get(approver, "/desk/?view=members")
