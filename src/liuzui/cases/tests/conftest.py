"""A county with an applicant, her business and the officers of the approval bureau, in the database."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call, submit
from liuzui.cases.tests.licensing_world import at
from liuzui.catalog import reads as catalog
from liuzui.parties.models import Account
from liuzui.parties.services import consent_to_e_service
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.services.registration import create_organisation, create_person
from liuzui.parties.types import Identity, Post, Registration

ITEM = "food-business-licence"
NOON = at("03-02", 9)


@dataclass(frozen=True)
class Town:
    """Who lives in the tests."""

    owner: Account
    person: str
    party: str
    officers: dict[str, c.Officer]

    @property
    def applicant(self):
        return c.Person(str(self.owner.id), frozenset({self.person, self.party}))


@pytest.fixture(autouse=True)
def _chinese():
    """A page asked for in English leaves its language to whatever comes next in the process; not to another test."""
    with translation.override("zh-hans"):
        yield


def _commits(request):
    marker = request.node.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture
def town(request, settings, tmp_path):
    request.getfixturevalue("transactional_db" if _commits(request) else "db")
    settings.FILES = tmp_path / "files"
    person = create_person(
        Identity("王小花", "140825199003070040", "13800000001"), assurance="sample", actor="system:test", at=NOON
    )
    shop = create_organisation(
        Registration("新绛县绛州老面馆", "92140825MA00AMPXXT", "individual_business", person.id),
        assurance="sample", actor="system:test", at=NOON,
    )  # fmt: skip
    consent_to_e_service(shop.id, actor="system:test", at=NOON)
    owner = open_account("wang", "correct horse 42", kind="citizen", at=NOON, person=person.id)
    officers = {
        name: _officer(name, roles, certificate)
        for name, roles, certificate in [
            ("window", {"window"}, ""),
            ("one", {"examiner"}, "晋M0001"),
            ("two", {"examiner"}, "晋M0002"),
            ("approver", {"approver"}, ""),
            ("head", {"head"}, ""),
        ]
    }
    return Town(owner, str(person.id), str(shop.id), officers)


def _officer(name, roles, certificate):
    account = open_account(f"staff-{name}", "correct horse 42", kind="staff", at=NOON)
    post = Post("0107", name, frozenset(roles), date(2026, 1, 1), certificate)
    appoint(account.id, post, actor="system:test", at=NOON)
    return c.Officer(str(account.id), "0107", frozenset(roles), certificate)


@pytest.fixture
def file_case(town):
    def file(when=NOON, key=None, **values):
        item = catalog.item(ITEM)
        form = SignedForm.of({"shop-name": "绛州老面馆", **values}, str(town.owner.id), when, "password")
        command = c.Submit(
            by=town.applicant, item=ITEM, release=catalog.current_release(), agency=item.authority,
            applicant=town.party, filing=form.commitment, materials=(),
            parts=tuple(part.key for part in item.reviews),
        )  # fmt: skip
        return submit(command, form, Call(f"account:{town.owner.id}", when, key))

    return file
