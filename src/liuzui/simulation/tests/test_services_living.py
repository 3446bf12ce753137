"""A county lives by the real verbs: consistent rows, the same when killed and gone on, never beside real people."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import transaction
from pytest_django import Settings

from liuzui.cases.models import Case
from liuzui.cases.services.rebuild import check
from liuzui.ledger.models import Event
from liuzui.ledger.services.reactor import drain
from liuzui.parties.services import create_person
from liuzui.parties.types import Assurance, Identity
from liuzui.registry.services import bars
from liuzui.simulation.models import Life, Run
from liuzui.simulation.services import Consequences, DemoRefused, live, make_demo_accounts
from liuzui.web.wiring import AT_ONCE, WAKES

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
FOLLOW = Consequences(WAKES)
HELD = ("granted", "served")
pytestmark = pytest.mark.django_db


class Killed(Exception):
    """The process ends here."""


def quiet(month, filed, cases):
    """Nobody listens."""


@pytest.fixture(autouse=True)
def demo(settings: Settings, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(bars, "_source", [bars.sample])
    settings.DEMO, settings.DEMO_CASES, settings.FILES = True, 14, tmp_path
    make_demo_accounts(NOW)


def story_of_all():
    """What happened to each case, by story: kinds of events and when."""
    lives = {f"case:{one.number}": one.story for one in Life.objects.all()}
    rows = Event.objects.filter(stream__in=lives).order_by("stream", "version")
    return sorted((lives[row.stream], row.version, row.kind, row.occurred_at) for row in rows)


@pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
def test_cases_were_filed_in_the_past_and_stand_as_their_events_say():
    assert live(NOW, Consequences(WAKES, partial(drain, AT_ONCE)), quiet) == 14
    assert Case.objects.count() == 14
    assert Case.objects.filter(received_at__gt=NOW).count() == 0
    assert Life.objects.exclude(stuck="").count() <= 1
    set_ups = Case.objects.filter(item="company-setup")
    assert Event.objects.filter(kind="registration.answered").count() == set_ups.filter(stage__in=HELD).count() > 0
    compared, differences = check()
    assert (compared, list(differences)) == (14, [])


def test_a_county_that_has_lived_is_left_alone():
    live(NOW, FOLLOW, quiet)
    before = Event.objects.count()
    assert live(NOW.replace(day=28), FOLLOW, quiet) == 14
    assert Event.objects.count() == before


def test_a_run_that_was_killed_goes_on_and_tells_the_same_stories():
    def die(month, filed, cases):
        if filed >= 5:
            raise Killed

    with transaction.atomic():
        live(NOW, FOLLOW, quiet)
        at_once = story_of_all()
        transaction.set_rollback(True)
    with pytest.raises(Killed):
        live(NOW, FOLLOW, die)
    assert 0 < Case.objects.count() < 14
    live(NOW.replace(day=21), FOLLOW, quiet)
    assert story_of_all() == at_once
    assert all(when <= NOW for _, _, _, when in at_once)
    assert Run.objects.get().done_at is not None


def test_no_cases_are_made_where_none_are_wanted(settings):
    settings.DEMO_CASES = 0
    assert live(NOW, FOLLOW, quiet) == 0
    assert not Run.objects.exists()


def test_outside_a_demo_nobody_lives(settings):
    settings.DEMO = False
    with pytest.raises(DemoRefused, match="not_a_demo"):
        live(NOW, FOLLOW, quiet)


def test_beside_real_people_nobody_is_invented():
    real = Identity("李明", "140825199003070040", "13800000001")
    create_person(real, assurance=Assurance.WINDOW, actor="system:test", at=NOW)
    with pytest.raises(DemoRefused, match="real_people"):
        live(NOW, FOLLOW, quiet)
    assert not Case.objects.exists()
