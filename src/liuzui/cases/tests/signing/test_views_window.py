"""Signing in person: the officer holds the card, the person needs neither phone nor account."""

import re

import pytest
from django.test import Client

from liuzui.cases.models import Case, Draft, Intake
from liuzui.cases.tests.signing.conftest import NAMES, NUMBERS
from liuzui.cases.tests.window.test_views_window import begun, filled
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


def test_all_who_stand_at_the_window_sign_one_after_the_other_and_the_officer_files(window, town, people, hooked):
    form = begun(window)
    filled(window, form)
    review = window.get(f"{form}review/")
    assert "核对身份证，当面签" in review.content.decode()
    window.post(f"{form}signing/", {"do": "start", "_version": review.context["draft"].version})
    draft = form.strip("/").split("/")[-1]
    sheet = window.get(f"/desk/window/{Intake.objects.get().id}/form").content.decode()
    assert f"/desk/window/{Intake.objects.get().id}/form" in window.get(f"{form}signing/").content.decode()
    assert all(f"<b>{name}</b>" in sheet for name in NAMES)
    for name, number in zip(NAMES, NUMBERS, strict=True):
        page = window.get(f"{form}signing/").content.decode()
        assert f"核对 {name} 的身份证，当面签" in page
        assert f'value="{name}"' in window.get(DESK, {"name": name, "draft": draft}).content.decode()
        card = {"name": name, "number": number, "draft": draft}
        found = window.post(DESK, {**card, "do": "find"}).content.decode()
        place = re.search(r'name="place" value="([^"]+)"', found)[1]
        signed = window.post(DESK, {**card, "do": "sign", "place": place, f"sign-{place}-present": "on"})
        assert signed["Location"] == f"{form}signing/"
    page = window.get(f"{form}review/")
    said = {"truth": "on", "post": "新绛县正平街15号", "_version": page.context["draft"].version, "_key": "0" * 32}
    assert window.post(f"{form}review/", said).status_code == 302
    assert Draft.objects.get(id=draft).case == Case.objects.get()


def test_an_officer_is_led_back_only_to_a_draft_that_she_works_on(begin, window):
    form = begin().form
    page = window.get(DESK, {"draft": form.strip("/").split("/")[-1]}).content.decode()
    assert "回到正在代录的申请" not in page
    assert window.get(DESK, {"draft": "x"}).status_code == 200
