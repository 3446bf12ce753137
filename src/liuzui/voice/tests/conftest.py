"""A case that is over, its applicant, officers who acted in it and one who did not."""

from datetime import date

import pytest
from django.test import Client

from liuzui.cases.reads import cases
from liuzui.cases.services import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON, file_case, town
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post

__all__ = ["file_case", "town"]


@pytest.fixture
def over(town, file_case):
    """A case that the window refused to accept: it is over."""
    number = file_case()["number"]
    window = town.officers["window"]
    call = Call(f"account:{window.account}", NOON)
    outcome = verbs.refuse_acceptance(number, window, ("not_needed", ""), "依法不需要许可", call)
    assert outcome["stage"] == "not_accepted", outcome
    return cases.case(number)


@pytest.fixture
def running(file_case):
    """A case that nobody has touched yet."""
    return cases.case(file_case()["number"])


@pytest.fixture
def mine(town):
    """The applicant, signed in."""
    client = Client()
    client.force_login(town.owner)
    return client


@pytest.fixture
def desk(town):
    """A client of an officer of the deciding agency by name, or of another agency."""
    other = open_account("staff-tax", "correct horse 42", kind="staff", at=NOON)
    post = Post("0116", "tax", frozenset({"window"}), date(2026, 1, 1), "")
    appoint(other.id, post, actor="system:test", at=NOON)

    def client(name):
        made = Client()
        made.force_login(Account.objects.get(username=f"staff-{name}"))
        return made

    return client
