"""What every page shows that the shell cannot know: county, phones, the reader's name, the log, message texts."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from liuzui.cases.reads.mine import MyCase
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import UNKNOWN, County, Sourced
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.shell import context
from liuzui.shell.time import now
from liuzui.shell.wording import messages
from liuzui.simulation import reads as simulation
from liuzui.simulation.types import DemoAccount
from liuzui.voice.reads import ratings


@dataclass(frozen=True, slots=True)
class Lines:
    """The numbers at the foot of each page: one for advice, another for complaints."""

    advice: Sourced[str]
    complaint: Sourced[str]


def county(request: HttpRequest) -> County:
    """The county of this process."""
    return catalog.county()


def lines(request: HttpRequest) -> Lines:
    """The hotline for advice, and the approval body's own number for complaints (unknown until it is supplied)."""
    numbers = (agency.complaint_phone for agency in catalog.agencies() if "authority" in agency.roles)
    return Lines(catalog.county().hotline, next(numbers, Sourced(value=UNKNOWN)))


def identity(request: HttpRequest) -> str:
    """Who is signed in: the officer with agency, else the party she acts for, else the account's own name."""
    account = request.user
    if not account.is_authenticated:
        return ""
    officer = parties.staff(account)
    if officer is None:
        party = acting(request)
        return party.name if party else str(account.get_username())
    return f"{catalog.agency(officer.agency).short_name.in_(get_language() or 'zh')} · {officer.name}"


def acting(request: HttpRequest) -> Party | None:
    """The party that the signed-in account acts for in this session."""
    return parties.acting(request.user, request.session) if request.user.is_authenticated else None


def demo_accounts(request: HttpRequest) -> tuple[DemoAccount, ...]:
    """The demo's people, for the login page; nobody on a real county."""
    return simulation.demo_accounts()


def unrated(request: HttpRequest) -> list[MyCase]:
    """Ended cases of the account's parties whose service nobody rated yet."""
    account = request.user
    if not account.is_authenticated:
        return []
    return ratings.unrated([str(one.id) for one in parties.acting_for(account)], now())


def log_position(request: HttpRequest) -> int:
    """Number of events sealed in the public log."""
    return ledger.size()


def install() -> None:
    """Hands these to the shell."""
    context.provide("county", county)
    context.provide("lines", lines)
    context.provide("identity", identity)
    context.provide("acting", acting)
    context.provide("demo_accounts", demo_accounts)
    context.provide("log_position", log_position)
    context.provide("unrated", unrated)
    messages.render_with(catalog.message)
