"""My cases: what waits first, where each stands and why, whose they are, receipts, withdrawal."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.models import Case, Document
from liuzui.cases.services import verbs
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.citizen.world import draft_id, filed, ready, sign, text
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger import reads as ledger
from liuzui.parties.models import Mandate
from liuzui.shell import time

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def call(officer, when):
    return Call(f"account:{officer.account}", when)


def walk(town, number, *, upto):
    """Officers bring the case to a stage."""
    window, one, two = (town.officers[name] for name in ("window", "one", "two"))
    approver = town.officers["approver"]
    moves = {
        "examining": lambda: verbs.accept(number, window, call(window, at("03-03"))),
        "paused": lambda: verbs.start_special(number, one, "testing", 5, call(one, at("03-04"))),
        "resumed": lambda: verbs.end_special(number, one, call(one, at("03-05"))),
        "documents": lambda: verbs.review(number, one, ("documents", True), "内部意见", call(one, at("03-05"))),
        "on-site": lambda: verbs.review(number, one, ("on-site", True), "内部意见", call(one, at("03-05"))),
        "on-site-2": lambda: verbs.review(number, two, ("on-site", True), "内部意见", call(two, at("03-05"))),
        "granted": lambda: verbs.grant(number, approver, "符合条件", call(approver, at("03-06"))),
    }
    for name, move in moves.items():
        assert isinstance(move(), dict), name
        if name == upto:
            return


def test_a_case_says_who_has_it_what_remains_and_how_time_was_counted(wang, town, file_case):
    number = file_case()["number"]
    with time.at(at("03-03")):
        wang.force_login(town.owner)
        page = text(wang, f"/my/cases/{number}/")
    for words in ("受理窗口", "剩 4 个工作日", "2026-03-09", "行政许可法 第三十二条", "提交申请（网上）", "撤回申请"):
        assert words in page, words


def test_the_clock_that_stands_still_says_why(wang, town, file_case):
    number = file_case()["number"]
    walk(town, number, upto="paused")
    with time.at(at("03-05")):
        wang.force_login(town.owner)
        page = text(wang, f"/my/cases/{number}/")
    for words in ("暂停计时", "依法不计入办理期限", "检测", "约需 5 个工作日"):
        assert words in page, words


def test_the_legal_limit_stands_beside_the_promise(wang, town, file_case):
    number = file_case()["number"]
    walk(town, number, upto="examining")
    with time.at(at("03-03", 11)):
        wang.force_login(town.owner)
        page = wang.get(f"/my/cases/{number}/")
    clock = page.context["clock"]
    assert not clock["same"]
    assert clock["legal"] in page.content.decode()
    assert "法定期限是怎么算的" in page.content.decode()


def test_findings_of_examiners_are_not_told_before_the_decision(wang, town, file_case):
    number = file_case()["number"]
    walk(town, number, upto="granted")
    page = text(wang, f"/my/cases/{number}/")
    assert "完成一项审查：现场核查" in page
    assert "内部意见" not in page
    assert "决定准予许可" in page


def test_silence_counts_on_the_page_before_it_is_recorded(wang, town, file_case):
    number = file_case()["number"]
    with time.at(at("03-20")):
        wang.force_login(town.owner)
        page = text(wang, f"/my/cases/{number}/")
    assert "依法视为已受理" in page
    assert "审查中" in page


def test_the_english_page_is_english(wang, town, file_case):
    number = file_case()["number"]
    with time.at(at("03-03")):
        wang.force_login(town.owner)
        wang.cookies["lang"] = "en"
        page = text(wang, f"/my/cases/{number}/")
    for words in ("Who has it now", "The window", "Application submitted (online)", "Food business licence (new)"):
        assert words in page, words


@pytest.mark.parametrize("path", ["", "submitted", "qr.svg", "receipt", "withdraw", "corrections"])
def test_a_case_of_another_person_does_not_exist(stranger, town, file_case, path):
    number, unknown = file_case()["number"], "140825-20260302-0107-999999-0"
    answers = [stranger.get(f"/my/cases/{one}/{path}") for one in (number, unknown)]
    assert [answer.status_code for answer in answers] == [404, 404]
    found, missing = (TOKEN.sub("", answer.content.decode()) for answer in answers)
    assert found.replace(number, "") == missing.replace(unknown, "")


def test_another_person_cannot_withdraw_or_answer(stranger, town, file_case):
    number = file_case()["number"]
    assert stranger.post(f"/my/cases/{number}/withdraw").status_code == 404
    assert stranger.post(f"/my/cases/{number}/corrections").status_code == 404
    assert Case.objects.get().stage == "submitted"


@pytest.mark.parametrize("number", ["x" * 10000, "%00", "\u202e", "';--", "..", "140825"])
def test_a_strange_number_is_not_found(wang, number):
    assert wang.get(f"/my/cases/{number}/").status_code == 404


def test_what_i_must_do_stands_first(wang, town, file_case):
    number = file_case()["number"]
    file_case(when=NOON + timedelta(hours=1))
    window = town.officers["window"]
    verbs.request_corrections(number, window, {"layout-and-flow": "缺比例尺"}, call(window, at("03-03")))
    page = text(wang, "/my/")
    assert page.index("去补正") < page.index("最近的办件")
    assert page.index(number) < page.index("最近的办件")
    assert "等您补正" in text(wang, "/my/cases/?view=todo")


@pytest.mark.parametrize(("view", "shown"), [("all", 3), ("open", 2), ("ended", 1), ("todo", 0), ("nonsense", 3)])
def test_the_list_is_filtered(wang, town, file_case, view, shown):
    numbers = [file_case(when=NOON + timedelta(minutes=n))["number"] for n in range(3)]
    verbs.withdraw(numbers[0], town.applicant, Call(f"account:{town.owner.id}", at("03-03")))
    page = wang.get(f"/my/cases/?view={view}")
    assert len(page.context["page"].object_list) == shown
    active = "all" if view == "nonsense" else view
    assert f'<a href="?view={active}" aria-current="page">' in page.content.decode()


@pytest.mark.parametrize("page", ["2", "99", "-1", "x"])
def test_the_list_has_pages(wang, town, file_case, page):
    for n in range(21):
        file_case(when=NOON + timedelta(minutes=n))
    assert wang.get(f"/my/cases/?page={page}").status_code == 200
    assert len(wang.get("/my/cases/?page=2").context["page"].object_list) == 1


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", ["/my/", "/my/cases/", "/my/cases/?view=open"])
def test_lists_ask_a_fixed_number_of_statements(wang, town, file_case, address):
    file_case()
    wang.get(address)
    few = queries(wang, address)
    for n in range(1, 8):
        file_case(when=NOON + timedelta(minutes=n))
    assert queries(wang, address) == few
    assert few <= 20


def test_a_case_page_asks_a_fixed_number_of_statements(wang, town, file_case):
    first, second = file_case()["number"], file_case(when=NOON + timedelta(minutes=1))["number"]
    wang.get(f"/my/cases/{first}/")
    few = queries(wang, f"/my/cases/{first}/")
    walk(town, second, upto="granted")
    ensure_documents(second)
    assert queries(wang, f"/my/cases/{second}/") == few
    assert few <= 20


def test_the_receipt_document_is_made_when_it_is_wanted(wang, town, file_case):
    number = file_case()["number"]
    assert not Document.objects.exists()
    answer = wang.get(f"/my/cases/{number}/receipt")
    assert answer["Location"] == f"/documents/{Document.objects.get(kind='receipt').id}"
    assert wang.get(f"/my/cases/{number}/receipt")["Location"] == answer["Location"]


@pytest.mark.parametrize("uid", ["x", "0" * 36, "a" * 5000, "%00"])
def test_an_unknown_receipt_is_not_found(wang, uid):
    assert wang.get(f"/my/receipts/{uid}/").status_code == 404


def test_withdrawing_asks_first_and_happens_once(wang, town, file_case):
    number = file_case()["number"]
    page = wang.get(f"/my/cases/{number}/withdraw")
    assert "确定撤回" in page.content.decode()
    assert Case.objects.get().stage == "submitted"
    key = page.context["key"]
    for _ in range(2):
        assert wang.post(f"/my/cases/{number}/withdraw", {"_key": key})["Location"] == f"/my/cases/{number}/"
    assert [event.kind for event in ledger.events(f"case:{number}")].count("case.withdrawn") == 1
    assert "已撤回" in text(wang, f"/my/cases/{number}/")
    assert wang.get(f"/my/cases/{number}/withdraw").status_code == 302


@pytest.mark.parametrize("key", ["", "\x00", "k" * 5000, "同一个"])
def test_a_strange_key_is_no_key(wang, town, file_case, key):
    number = file_case()["number"]
    assert wang.post(f"/my/cases/{number}/withdraw", {"_key": key})["Location"] == f"/my/cases/{number}/"


def test_a_decided_case_is_not_withdrawn(wang, town, file_case):
    number = file_case()["number"]
    walk(town, number, upto="granted")
    answer = wang.post(f"/my/cases/{number}/withdraw")
    assert answer.status_code == 409
    assert "已经作出决定" in answer.content.decode()
    assert "撤回申请" not in text(wang, f"/my/cases/{number}/")


def test_someone_who_may_only_look_cannot_withdraw(wang, town, file_case):
    number = file_case()["number"]
    Mandate.objects.update(scope="view")
    wang.force_login(town.owner)
    assert wang.get(f"/my/cases/{number}/").status_code == 200
    answer = wang.post(f"/my/cases/{number}/withdraw")
    assert answer.status_code == 409
    assert "只有申请人本人" in answer.content.decode()


def test_the_first_page_teaches_when_it_is_empty(wang, town):
    page = text(wang, "/my/")
    assert "没有等您办的事" in page
    assert "还没有办件" in page


def test_drafts_are_offered_on_the_first_page(wang, town):
    form = ready(wang, town)
    assert f"/apply/{draft_id(form)}/" in text(wang, "/my/")
    sign(wang, form)
    assert f"/apply/{draft_id(form)}/" not in text(wang, "/my/")


def test_a_filed_case_shows_what_was_submitted(wang, town):
    number = filed(wang, town)
    page = text(wang, f"/my/cases/{number}/")
    for words in ("热食类食品制售", "safety-rules-0.png", "文庙社区居委会"):
        assert words in page, words
