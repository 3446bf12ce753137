"""The desk through the browser's eyes: queue, case page, every verb, wrong role, wrong agency, double clicks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.models import Case
from liuzui.cases.reads import cases
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger.models import Event
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post
from liuzui.shell import time

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def morning():
    with time.at(at("03-02", 11)):
        yield


@pytest.fixture
def desk(town, client):
    def sign_in(name):
        client.force_login(Account.objects.get(username=f"staff-{name}"), backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def number(file_case):
    return file_case()["number"]


def act(client, number, verb, **data):
    return client.post(f"/desk/cases/{number}/act/{verb}", data)


def test_the_queue_shows_what_waits_for_this_officer_first(desk, number):
    page = desk("window").get("/desk/").content.decode()
    assert number in page
    assert number not in desk("approver").get("/desk/").content.decode()
    assert number in desk("approver").get("/desk/?view=open").content.decode()


def test_a_queue_asks_as_many_statements_for_one_case_as_for_twenty(desk, file_case):
    file_case()
    client = desk("window")
    client.get("/desk/")
    with CaptureQueriesContext(connection) as one:
        client.get("/desk/")
    for _ in range(19):
        file_case()
    with CaptureQueriesContext(connection) as twenty:
        client.get("/desk/")
    assert len(one) == len(twenty)


def test_a_case_number_in_the_search_box_opens_the_case(desk, number):
    answer = desk("window").get("/desk/", {"q": number})
    assert answer.status_code == 302
    assert "没有编号为" in desk("window").get("/desk/", {"q": "140825-x"}).content.decode()


def test_the_whole_path_can_be_walked_at_the_desk(desk, number):
    assert act(desk("window"), number, "accept").status_code == 302
    assert act(desk("one"), number, "review", part="documents", passed="yes", words="材料齐全").status_code == 302
    assert act(desk("one"), number, "review", part="on-site", passed="yes", words="现场符合").status_code == 302
    early = act(desk("approver"), number, "grant", words="准予")
    assert early.status_code == 409
    assert "准予" in early.content.decode()
    assert act(desk("two"), number, "review", part="on-site", passed="yes", words="现场符合").status_code == 302
    assert act(desk("approver"), number, "grant", words="准予许可").status_code == 302
    assert cases.case(number).state.stage == "granted"


def test_a_failed_case_is_refused_with_reasons_and_served(desk, number):
    act(desk("window"), number, "accept")
    for name, part, passed in (("one", "documents", "yes"), ("one", "on-site", "no"), ("two", "on-site", "no")):
        act(desk(name), number, "review", part=part, passed=passed, words="见记录")
    empty = act(desk("approver"), number, "refuse", words="", articles="")
    assert empty.status_code == 422
    answer = act(desk("approver"), number, "refuse", words="布局不能防止交叉污染", articles="食品安全法 第三十三条")
    assert answer.status_code == 302
    assert act(desk("window"), number, "serve", channel="electronic").status_code == 302
    assert cases.case(number).state.stage == "served"


def test_corrections_are_asked_for_in_one_notice_with_words_for_each(desk, number):
    nothing = act(desk("window"), number, "corrections")
    assert nothing.status_code == 422
    answer = act(desk("window"), number, "corrections", **{"defect.premises-area": "与图纸不一致，请核对"})
    assert answer.status_code == 302
    found = cases.case(number)
    assert found.state.defects == ("premises-area",)
    assert {"premises-area": "与图纸不一致，请核对"} in cases.words(found).values()
    assert "与图纸不一致" not in Event.objects.get(kind="case.corrections_requested").data


def test_not_competent_names_the_right_body_or_is_refused(desk, number):
    missing = act(desk("window"), number, "not-accepted", reason="not_competent", words="不在本县")
    assert missing.status_code == 409
    answer = act(
        desk("window"), number, "not-accepted", reason="not_competent", right_body="闻喜县审批局", words="不在本县"
    )
    assert answer.status_code == 302


def test_special_procedures_stop_the_clock_and_the_page_says_why(desk, number):
    act(desk("window"), number, "accept")
    assert act(desk("one"), number, "special", procedure="expert_review", days="5").status_code == 302
    assert "时限暂停" in desk("one").get(f"/desk/cases/{number}/").content.decode()
    assert act(desk("one"), number, "special-end").status_code == 302


def test_the_head_extends_with_reasons(desk, number):
    act(desk("window"), number, "accept")
    assert act(desk("head"), number, "extend", days="3", words="专家日程").status_code == 302
    assert act(desk("head"), number, "extend", days="3", words="再来").status_code == 409


def test_a_small_error_is_corrected_on_the_spot_and_the_signed_form_kept(desk, number):
    client = desk("window")
    before = cases.case(number).state.filing
    page = client.get(f"/desk/cases/{number}/correct")
    assert page.status_code == 200
    answer = client.post(f"/desk/cases/{number}/correct", {"staff-count": "x"})
    assert answer.status_code == 422
    assert cases.case(number).state.filing == before


@pytest.mark.parametrize("verb", ["grant", "accept", "extend"])
def test_the_wrong_role_is_refused_and_nothing_is_written(desk, number, verb):
    before = Event.objects.count()
    client = desk("one")
    answer = act(client, number, verb, words="x", days="1")
    assert answer.status_code in (403, 409)
    assert Event.objects.filter(stream=f"case:{number}").count() == 1
    assert Event.objects.count() == before


def test_another_agency_sees_no_such_case(town, number, client):
    account = open_account("elsewhere", "correct horse 42", kind="staff", at=NOON)
    post = Post("0115", "外", frozenset({"window"}), date(2026, 1, 1))
    appoint(account.id, post, actor="system:test", at=NOON)
    client.force_login(account, backend=BACKEND)
    assert client.get(f"/desk/cases/{number}/").status_code == 404
    assert act(client, number, "accept").status_code == 404
    assert number not in client.get("/desk/?view=open").content.decode()


def test_a_citizen_has_no_desk(town, number, client):
    client.force_login(town.owner, backend=BACKEND)
    assert client.get("/desk/").status_code == 403
    assert client.get(f"/desk/cases/{number}/").status_code == 403


def test_a_double_click_accepts_once_and_succeeds_twice(desk, number):
    client = desk("window")
    for _ in range(2):
        assert act(client, number, "accept", key="same").status_code == 302
    assert Event.objects.filter(stream=f"case:{number}").count() == 2


def test_opening_a_case_is_written_into_the_access_log(desk, number, town):
    from liuzui.ledger.reads import readings

    desk("window").get(f"/desk/cases/{number}/")
    assert [entry.purpose for entry in readings(town.party)] == [f"case:{number}"]


@pytest.mark.parametrize("words", ["", " ", "a" * 2001, "\u202e反转", "\x00"])
def test_bad_words_are_told_and_kept_out(desk, number, words):
    act(desk("window"), number, "accept")
    answer = act(desk("one"), number, "review", part="documents", passed="yes", words=words)
    if answer.status_code == 302:
        assert "\u202e" not in str(cases.words(cases.case(number)))
    else:
        assert answer.status_code == 422
    assert Case.objects.count() == 1


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_the_desk_speaks_both_languages(desk, number, lang):
    client = desk("window")
    client.cookies["lang"] = lang
    page = client.get(f"/desk/cases/{number}/").content.decode()
    assert ("Ask once for all corrections" in page) is (lang == "en")
    assert ("一次性告知补正" in page) is (lang != "en")


def examined(desk, number, passed):
    act(desk("window"), number, "accept")
    act(desk("one"), number, "review", part="documents", passed="yes", words="材料齐全")
    act(desk("one"), number, "review", part="on-site", passed=passed, words="现场意见")
    act(desk("two"), number, "review", part="on-site", passed=passed, words="现场意见")


def test_what_failed_is_refused_by_its_name_and_with_the_way_out(desk, number):
    examined(desk, number, "no")
    page = act(desk("approver"), number, "grant", words="准予").content.decode()
    assert "审查结论是不符合条件：现场核查。" in page
    assert "请作出不予许可的决定" in page


def test_the_story_tells_which_part_was_found_how(desk, number):
    examined(desk, number, "no")
    page = desk("one").get(f"/desk/cases/{number}/").content.decode()
    assert "审查意见：现场核查，不符合条件" in page
    assert "审查意见：材料审查，符合条件" in page


def test_the_page_for_small_errors_complains_of_nothing_before_it_was_sent(desk, number):
    assert "还有内容需要修改" not in desk("window").get(f"/desk/cases/{number}/correct").content.decode()


def test_the_case_page_says_who_filed_for_the_applicant(desk, number):
    assert "经办人 王小花" in desk("window").get(f"/desk/cases/{number}/").content.decode()
