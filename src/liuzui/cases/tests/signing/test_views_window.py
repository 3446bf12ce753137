"""Signing in person: the officer holds the card, the person needs neither phone nor account."""

import re

import pytest
from django.test import Client

from liuzui.cases.models import Case
from liuzui.cases.tests.signing.conftest import NAMES, NUMBERS
from liuzui.ledger.models import AccessEntry
from liuzui.parties.models import Account

pytestmark = pytest.mark.django_db
DESK = "/desk/signing/"
CARD = {"name": NAMES[2], "number": NUMBERS[2]}


@pytest.fixture
def window(town):
    client = Client()
    client.force_login(Account.objects.get(username="staff-window"))
    return client


def press(window, do, **more):
    page = window.post(DESK, {**CARD, "do": "find"}).content.decode()
    place = re.search(r'name="place" value="([^"]+)"', page)[1]
    said = {f"{do}-{place}-{name}": value for name, value in more.items()}
    assert f'name="{next(iter(said))}"' in page
    return window.post(DESK, {**CARD, "do": do, "place": place, **said})


def test_a_person_signs_in_person_by_her_card(begin, window):
    under = begin()
    answer = press(window, "sign", present="on")
    assert answer.status_code == 200
    mine = under.found.people[2]
    assert (mine.place.stage, mine.place.method) == ("signed", "window")
    assert "已记下当面签名" in answer.content.decode()
    assert AccessEntry.objects.filter(purpose="signing at the window").exists()


def test_the_officer_must_confirm_that_the_person_is_there(begin, window):
    under = begin()
    assert press(window, "sign", present="").status_code == 422
    assert under.found.people[2].place.stage == "invited"


@pytest.mark.parametrize("card", [{"name": "孙四"}, {"number": NUMBERS[3]}])
def test_a_card_that_does_not_fit_finds_nothing(begin, window, card):
    begin()
    answer = window.post(DESK, {**CARD, **card, "do": "find"})
    assert answer.status_code == 404
    assert "没有等这个人签名的申请" in answer.content.decode()


def test_a_place_of_somebody_else_cannot_be_signed_with_this_card(begin, window):
    under = begin()
    other = f"{under.found.id}.p2"
    answer = window.post(DESK, {**CARD, "do": "sign", "place": other, f"sign-{other}-present": "on"})
    assert answer.status_code == 409
    assert under.found.people[1].place.stage == "invited"


def test_she_may_refuse_or_report_at_the_window(begin, window):
    under = begin()
    assert press(window, "refuse", reason="还要想想").status_code == 200
    assert under.found.people[2].said == "还要想想"
    assert press(window, "deny", reason="不是我").status_code == 200
    assert under.found.state.stage == "blocked"
    assert Case.objects.get().item == "identity-misuse-report"


def test_only_the_window_may_do_this(begin, town, wang):
    begin()
    client = Client()
    client.force_login(Account.objects.get(username="staff-one"))
    assert client.post(DESK, {**CARD, "do": "find"}).status_code == 403
    assert wang.get(DESK).status_code == 403
