"""The demo's people are made once, can do what they are for, and exist in a demo only."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as live
from pytest_django import Settings

from liuzui.exchange import services as exchange
from liuzui.exchange.types import Fact
from liuzui.kernel.identifiers import resident_id, uscc
from liuzui.parties import reads as parties
from liuzui.parties.models import Account, Mandate, Organisation, Person, ServiceToken, Staff
from liuzui.shell import time
from liuzui.simulation.reads import accounts_file, content, demo_accounts
from liuzui.simulation.services import make_demo_accounts

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    """A demo."""
    settings.DEMO = True


def counts() -> tuple[int, ...]:
    """How many of each there are."""
    return tuple(one.objects.count() for one in (Account, Person, Organisation, Mandate, Staff, ServiceToken))


@pytest.mark.django_db
def test_making_them_again_makes_nobody_new() -> None:
    first = make_demo_accounts(AT)
    made = counts()
    assert len(first) == 2
    assert make_demo_accounts(AT) == ()
    assert counts() == made


@pytest.mark.django_db
def test_everyone_named_on_the_login_page_gets_in() -> None:
    make_demo_accounts(AT)
    for one in demo_accounts():
        account = parties.account_named(one.username)
        assert account is not None
        assert account.check_password(one.password)


@pytest.mark.django_db
def test_the_restaurant_owner_acts_for_her_restaurant_and_is_reached_electronically() -> None:
    make_demo_accounts(AT)
    owner = parties.account_named("wangxiaohua")
    assert owner is not None
    herself, shop = parties.acting_for(owner, AT)
    assert herself.name == "王小花"
    assert "绛州老面馆" in shop.name
    assert parties.e_service(shop.id)
    assert parties.service_address(shop.id) is not None


@pytest.mark.django_db
def test_the_restaurants_form_fills_itself() -> None:
    make_demo_accounts(AT)
    shop = parties.organisation_by_uscc("92140825MA0000001E")
    assert shop is not None
    names = ["organisation.name", "organisation.kind", "organisation.representative", "organisation.address",
             "organisation.scope", "licence.business.valid", "premises.area"]  # fmt: skip
    with time.at(AT):
        found = exchange.facts(names, shop.id, reader="system:test", purpose="fill")
    assert [name for name, fact in found.items() if not isinstance(fact, Fact)] == []


ROLES = [
    ("window", "0107", "window"), ("examiner1", "0107", "examiner"), ("examiner2", "0107", "examiner"),
    ("approver", "0107", "approver"), ("head", "0107", "head"), ("leader", "0100", "leader"),
    ("auditor", "0100", "auditor"), ("supervisor", "0115", "examiner"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("username", "agency", "role"), ROLES)
def test_officers_hold_their_posts(username: str, agency: str, role: str) -> None:
    make_demo_accounts(AT)
    account = parties.account_named(username)
    assert account is not None
    with time.at(AT):
        found = parties.staff(account)
    assert found is not None
    assert found.agency == agency
    assert role in found.roles
    assert bool(found.certificate) == (role == "examiner")


@pytest.mark.django_db
def test_tokens_open_for_what_they_are_for() -> None:
    made = {one.principal: one.token for one in make_demo_accounts(AT)}
    shop = parties.authenticate_token(made["sample-shop"], AT)
    city = parties.authenticate_token(made["sample-city"], AT)
    assert shop is not None
    assert city is not None
    assert shop.account == parties.account_named("wangxiaohua").id  # type: ignore[union-attr]
    assert (shop.scopes, city.scopes) == (frozenset({"cases:submit"}), frozenset({"cases:officer"}))


@pytest.mark.django_db
def test_outside_a_demo_nobody_is_made_or_named(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(RuntimeError):
        make_demo_accounts(AT)
    assert demo_accounts() == ()
    assert not Account.objects.exists()


def test_sample_numbers_are_well_formed() -> None:
    said = content(accounts_file())
    assert all(isinstance(uscc(one["uscc"]), str) for one in said["organisations"])
    numbers = [one["person"]["resident_id"] for one in said["accounts"] if "person" in one]
    assert all(isinstance(resident_id(number), str) for number in numbers)


def test_a_county_without_a_list_has_no_demo(settings: Settings) -> None:
    settings.COUNTY = "nowhere"
    assert live.COUNTY == "nowhere"
    assert demo_accounts() == ()
