"""Four people who must sign one application, each with an account; the shop's owner organises."""

from dataclasses import dataclass

import pytest
from django.test import Client
from stdnum.cn import ric

from liuzui.cases.reads import signing as reads
from liuzui.cases.services.signing import hook
from liuzui.cases.tests.citizen.conftest import new_release, stranger, wang  # noqa: F401
from liuzui.cases.tests.citizen.world import ITEM, PASSWORD, draft_id, ready
from liuzui.cases.types import Signatory
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity
from liuzui.shell.time import now

NAMES = ("王小花", "钱二", "孙三", "李四")
SIGN = {"do": "sign", "truth": "on", "password": PASSWORD}


def number(serial):
    """A resident ID with the right check digit."""
    head = f"14082519900307{serial:03d}"
    return head + ric.calc_check_digit(head + "0")


NUMBERS = ("140825199003070040", number(101), number(102), number(103))
PEOPLE = tuple(
    Signatory(name, one, roles)
    for name, one, roles in zip(
        NAMES, NUMBERS, (("legal_representative", "shareholder"), ("shareholder",), ("director",), ("contact",)),
        strict=True,
    )
)  # fmt: skip


@dataclass
class Round:
    """A round under way: the draft's address, and a browser and an account of each signatory."""

    form: str
    clients: list[Client]
    accounts: list[Account]

    @property
    def found(self):
        """The round as it stands."""
        return reads.of_draft(draft_id(self.form))

    def link(self, n):
        """The n-th signatory's page."""
        return f"/sign/{self.found.people[n].link}/"

    def sign(self, n, **changes):
        """The n-th signatory signs at her page."""
        return self.clients[n].post(self.link(n), {**SIGN, **changes})


@pytest.fixture
def people(town):
    """Accounts of the four; the first is the shop's owner."""
    accounts = [town.owner]
    for n, (name, one) in enumerate(zip(NAMES[1:], NUMBERS[1:], strict=True), 2):
        made = create_person(Identity(name, one, f"1380000010{n}"), assurance="window", actor="system:test", at=now())
        accounts.append(open_account(f"signer{n}", PASSWORD, kind="citizen", at=now(), person=made.id))
    return accounts


@pytest.fixture
def hooked():
    """All four must sign applications of the item."""
    hook.register_signatories(ITEM, lambda values: PEOPLE)
    yield
    hook._HOOKS.pop(ITEM)


@pytest.fixture
def begin(wang, town, people, hooked):  # noqa: F811
    """Starts a round over a complete draft."""

    def start():
        form = ready(wang, town)
        page = wang.get(f"{form}review/")
        answer = wang.post(f"{form}signing/", {"do": "start", "_version": page.context["draft"].version})
        assert answer["Location"] == f"{form}signing/"
        clients = []
        for account in people:
            client = Client()
            client.force_login(account)
            clients.append(client)
        return Round(form, clients, people)

    return start
