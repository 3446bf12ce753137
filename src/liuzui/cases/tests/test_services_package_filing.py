"""Filing a package through the draft: a package case exists, what does not apply is skipped, people decide."""

from uuid import UUID

import pytest

from liuzui.cases.models import Case, Member
from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import examining, filing, rebuild
from liuzui.cases.tests.conftest import NOON
from liuzui.catalog import reads as catalog

pytestmark = pytest.mark.django_db
VALUES = {"entity-type": "limited-company", "has-employees": False, "wants-bank": True}


@pytest.fixture
def examiner(monkeypatch):
    """Lets a test say what the item's examiner says."""

    def say(**found):
        answer = examining.Examined(**found)
        monkeypatch.setattr(examining, "_EXAMINERS", {"company-setup": lambda asked: answer})

    monkeypatch.setattr(examining, "_EXAMINERS", {})
    return say


def file(town, values=VALUES):
    account = str(town.owner.id)
    draft = drafting.start(drafting.Start(account, UUID(town.person), "company-setup", {}, {}), NOON)
    signature = filing.Signature(account=town.owner.id, at=NOON, key="k")
    number = filing.submit(drafts.draft(draft, account), dict(values), signature)
    assert isinstance(number, str), number
    return cases.case(number)


def test_a_package_without_an_examiner_waits_for_an_officer(town, examiner):
    found = file(town)
    assert (found.protocol, str(found.state.stage)) == ("package/1", "examining")
    assert found.state.reasons == (examining.UNEXAMINED,)


def test_a_package_whose_examiner_finds_nothing_is_granted_at_once_and_registration_starts(town, examiner):
    examiner()
    found = file(town)
    assert found.state.automatic
    rows = dict(Member.objects.filter(case__number=found.number).values_list("key", "stage"))
    assert rows == {
        "registration": "running", "seals": "waiting", "tax": "waiting", "insurance": "skipped", "fund": "skipped",
        "bank": "waiting",
    }  # fmt: skip
    assert found.state.member("insurance").reason == examining.NOT_NEEDED
    assert list(rebuild.differences(Case.objects.get(number=found.number))) == []


def test_with_employees_insurance_and_fund_are_not_skipped(town, examiner):
    examiner()
    found = file(town, {**VALUES, "has-employees": True})
    assert str(found.state.member("insurance").stage) == "waiting"


def test_members_of_the_county_s_package_have_an_agency_that_exists():
    known = {agency.code for agency in catalog.agencies()}
    assert {member.agency for member in catalog.item("company-setup").package} <= known
