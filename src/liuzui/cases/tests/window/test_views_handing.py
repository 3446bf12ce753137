"""The one exit: what all agencies finished is handed over once, to whoever may collect it, with a printed receipt."""

import pytest
from django.test import Client

from liuzui.cases.models import Document, Member
from liuzui.cases.reads import cases, handing
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_members import VALUES, filed, follow, granting
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import AccessEntry
from liuzui.parties.models import Account
from liuzui.shell.time import at

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
__all__ = ["filed", "granting"]
EXIT = "/desk/window/hand-over/"
CARD = {"name": "王小花", "number": "140825199003070040", "document": "resident_card", "verified": "eye"}


@pytest.fixture
def window(town):
    client = Client()
    client.force_login(Account.objects.get(username="staff-window"))
    return client


def post(client, **said):
    headers = {name: said.pop(name) for name in ("HTTP_ACCEPT_LANGUAGE",) if name in said}
    with at(NOON):
        return client.post(EXIT, {**CARD, **said}, **headers)


def test_finished_results_are_handed_over_once_with_a_receipt_that_the_applicant_sees(filed, window, town, settings):
    settings.DEMO = True
    number = filed()
    found = post(window, do="find").content.decode()
    code = cases.case(number).state.licence
    assert code in found
    assert "还在办，下次再领" in found
    sent = {"do": f"hand:{number}", "result": ["registration"], "_key": "a" * 32}
    for _twice in range(2):
        assert post(window, **sent)["Location"] == f"{EXIT}{number}/"
    events = [one for one in ledger.events(f"case:{number}") if one.kind == "package.collected"]
    assert [(one.data["members"], one.data["present"]) for one in events] == [(["registration"], town.person)]
    assert Member.objects.get(case__number=number, key="registration").collected_at == NOON
    again = post(window, **{**sent, "_key": "b" * 32})
    assert again.status_code == 409
    assert "“设立登记（营业执照）”的结果已经交付过，不能重复交付" in again.content.decode()
    english = post(window, **{**sent, "_key": "c" * 32}, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "The result of “Registration (business licence)” was handed over before" in english
    with at(NOON):
        record = window.get(f"{EXIT}{number}/").content.decode()
    assert "已交付" in record
    paper = Document.objects.get(case__number=number, kind="hand-over")
    assert cases.document_pdf(paper.id).startswith(b"%PDF")
    follow()
    assert Document.objects.filter(case__number=number, kind="hand-over").count() == 1
    owner = Client()
    owner.force_login(town.owner)
    with at(NOON):
        mine = owner.get(f"/my/cases/{number}/").content.decode()
    assert "在窗口领取" in mine
    assert paper.number in mine
    assert AccessEntry.objects.filter(purpose="results handed over at the window").exists()


def test_nothing_ticked_what_still_runs_and_a_stranger_are_refused(filed, window, town, settings):
    settings.DEMO = True
    number = filed()
    assert post(window, do=f"hand:{number}").status_code == 409
    assert post(window, do=f"hand:{number}", result=["seals"]).status_code == 409
    assert post(window, do=f"hand:{number}", result=["nonsense"]).status_code == 409
    assert post(window, do="find", name="王大花").status_code == 409
    assert post(window, do="find", number="140825199003070067").status_code == 409
    assert post(window, do="find", number="").status_code == 422
    assert not [one for one in ledger.events(f"case:{number}") if one.kind == "package.collected"]


def test_only_the_window_of_the_deciding_agency_hands_over(filed, town, settings):
    settings.DEMO = True
    filed()
    other = Client()
    other.force_login(Account.objects.get(username="staff-one"))
    assert other.get(EXIT).status_code == 403


def test_the_list_of_what_waits_takes_the_same_number_of_statements_however_long_it_is(
    filed, town, settings, django_assert_num_queries
):
    settings.DEMO = True
    from liuzui.cases.models import Case, Draft, Intake

    for n in range(3):
        number = filed(key=f"k{n}", values={**VALUES, "company-name": f"新绛县天禾{n}商贸有限公司"})
        draft = Draft.objects.get(case__number=number)
        Intake.objects.create(
            id=draft.id, draft=draft, case=Case.objects.get(number=number), item="company-setup", agency="0107",
            officer="", applicant=town.person, present=town.person, stage="filed", until=NOON, version=1, snapshot="",
        )  # fmt: skip
    with django_assert_num_queries(4):
        assert len(handing.waiting("0107").object_list) == 3
