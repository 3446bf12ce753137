"""Third parties, statements and a hearing through the pages and the API, to the decision on the record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.reads import cases
from liuzui.cases.services import rebuild, verbs
from liuzui.cases.services.course import hearings
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger.services.reactor import drain
from liuzui.parties.models import Account
from liuzui.shell import time
from liuzui.web.wiring import WIRING

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def examined(town, file_case):
    """A case whose two parts have been found good."""
    number, by = file_case()["number"], town.officers
    verbs.accept(number, by["window"], Call("account:w", at("03-03")))
    for who, part in (("one", "documents"), ("one", "on-site"), ("two", "on-site")):
        verbs.review(number, by[who], (part, True), "符合", Call("account:e", at("03-05")))
    return number


@pytest.fixture
def act(client, examined):
    """Signs an officer in and gives one verb at an instant."""

    def give(name, verb, when, **data):
        client.force_login(Account.objects.get(username=f"staff-{name}"), backend=BACKEND)
        with time.at(when):
            return client.post(f"/desk/cases/{examined}/act/{verb}", data)

    return give


@pytest.fixture
def page(client, examined):
    """The applicant's page, or another of her case, at an instant."""

    def show(who, when, path="", post=None):
        client.force_login(who, backend=BACKEND)
        with time.at(when):
            url = f"/my/cases/{examined}/{path}"
            return client.post(url, post) if post is not None else client.get(url)

    return show


def test_a_case_goes_through_a_hearing_to_a_decision_on_its_record(town, client, examined, act, page):
    assert act("one", "interested", at("03-06"), words="邻居李某，油烟").status_code == 302
    assert act("one", "hearing-offer", at("03-06", 11), words="相邻权").status_code == 302
    early = act("approver", "grant", at("03-06", 12), words="准予")
    assert (early.status_code, "第三十六条" in early.content.decode()) == (409, True)
    assert act("one", "heard", at("03-06", 14), number="1", stated="yes", words="反对油烟").status_code == 302
    assert "2026-03-13" in act("one", "heard", at("03-06", 15), number="1").content.decode(), "until when to ask"
    mine = page(town.owner, at("03-09")).content.decode()
    assert "2026-03-13 前有效" in mine
    assert "邻居李某" not in mine, "who the interested person is stays with the officers"
    assert page(town.owner, at("03-09"), "statement", {"words": "已装净化器"}).status_code == 302
    assert page(town.owner, at("03-09"), "hearing", {}).status_code == 302
    assert "特别程序中" in page(town.owner, at("03-09", 11)).content.decode()
    head = town.officers["head"].account
    soon = {"held_at": "2026-03-12T10:00", "place": "三楼会议室", "chair": head}
    assert "最早 2026-03-19" in act("approver", "hearing-call", at("03-10"), **soon).content.decode()
    called = soon | {"held_at": "2026-03-20T10:00"}
    assert act("approver", "hearing-call", at("03-10"), **called).status_code == 302
    assert "三楼会议室" in page(town.owner, at("03-11")).content.decode()
    assert act("head", "hearing-record", at("03-20", 9), words="笔录").status_code == 409
    assert act("head", "hearing-record", at("03-20", 12), words="双方同意加装净化").status_code == 302
    assert "听证：2026-03-09 至 2026-03-20，不计 10 个工作日" in page(town.owner, at("03-23")).content.decode()
    assert act("approver", "grant", at("03-23"), words="根据笔录准予").status_code == 302
    assert cases.case(examined).state.granted
    drain(WIRING)
    kinds = [document.kind for document in cases.documents(cases.case(examined))]
    assert {"hearing-right", "hearing-notice", "hearing-record", "grant"} <= set(kinds)
    assert rebuild.check()[1] == []


def test_silence_closes_the_offer_and_the_page_says_so(town, examined, act, page):
    act("one", "hearing-offer", at("03-06"), words="相邻权")
    assert page(town.owner, at("03-16"), "hearing").status_code == 302
    late = hearings.request_hearing(examined, town.applicant, Call("account:a", at("03-16")))
    assert (late.code, late.articles) == ("case.hearing_too_late", ("行政许可法 第四十七条",))
    verbs.wake(f"case:{examined}", at("03-16"))
    assert "五个工作日内没有人申请听证" in page(town.owner, at("03-16")).content.decode()
    assert act("approver", "grant", at("03-16", 11), words="准予").status_code == 302


def test_an_empty_statement_is_told_what_it_lacks_and_another_cannot_speak(town, examined, page):
    assert page(town.owner, at("03-06"), "statement", {"words": " "}).status_code == 422
    assert page(Account.objects.get(username="staff-one"), at("03-06"), "statement").status_code == 404
    ensure_documents(examined)


def test_a_verb_on_a_hearing_costs_no_more_statements_than_the_others(town, examined):
    with CaptureQueriesContext(connection) as asked:
        hearings.offer_hearing(examined, town.officers["one"], "相邻权", None, Call("account:o", at("03-06"), "k"))
    said = [q for q in asked.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(said) <= 6, "lock, update, words, event, timer, key"
