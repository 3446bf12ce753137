"""The daily sample of automatic approvals: sealed once, drawn by outside entropy, each one checked by a person."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine

from liuzui.decisions import services
from liuzui.decisions.domain.sampling import wanted
from liuzui.decisions.models import Check, Sample
from liuzui.decisions.reads import audits
from liuzui.decisions.services import sampling
from liuzui.decisions.types import About
from liuzui.ledger.models import Event
from liuzui.ledger.reads import events
from liuzui.ledger.services import draws
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
SHOP = {"经营方式": "食品销售", "销售内容": "仅预包装食品", "规模": "一般"}
LICENCE = {**SHOP, "经营方式": "餐饮服务"}
ENTROPY = "9f2c71d04b5e"


def decided(facts, case):
    return services.decide("food-business", facts, About(uuid4(), case), actor="system:test")


@pytest.fixture
def day():
    """A day with 21 approvals, one outcome that grants nothing and one question outside any case."""
    with time_machine.travel(NOON) as clock:
        for number in range(21):
            decided(SHOP, f"140825-{number}")
        decided(LICENCE, "140825-licence")
        decided(SHOP, "")
        clock.shift(timedelta(days=1))
        yield clock


def drawn(clock):
    """The sample drawn with what others published."""
    assert sampling.sample_missed(now()) == 1
    sample = Sample.objects.get()
    clock.shift(timedelta(hours=2))
    draws.give_entropy(sample.draw, ENTROPY, "公布页面", actor="account:approver")
    draws.draw(sample.draw, actor="account:approver")
    for event in events(f"draw:{sample.draw}"):
        if event.kind == "draw.drawn":
            sampling.take_drawn(event)
            sampling.take_drawn(event)
    return sample


def test_one_in_twenty_and_at_least_one_is_checked():
    assert [wanted(n) for n in (0, 1, 20, 21, 40, 41)] == [0, 1, 1, 2, 2, 3]


def test_a_day_is_sealed_once_with_its_approvals_only(day):
    assert sampling.sample_missed(now()) == 1
    assert sampling.sample_missed(now()) == 0
    sample = Sample.objects.get()
    assert (sample.approved, sample.wanted) == (21, 2)
    assert Event.objects.filter(kind="decision.sampled").count() == 1


def test_every_day_missed_while_the_reactor_stood_still_gets_its_own_draw(day, settings):
    settings.DEMO = False
    decided(SHOP, "140825-second")
    day.shift(timedelta(days=1))
    decided(LICENCE, "140825-third")
    day.shift(timedelta(days=2))
    assert [sampling.sample_missed(now()) for _ in range(5)] == [1, 1, 1, 1, 0]
    kept = Sample.objects.order_by("day").values_list("approved", "wanted")
    assert list(kept) == [(21, 2), (1, 1), (0, 0), (0, 0)]
    assert len({one.draw for one in audits.samples()}) == len(audits.samples()) == 2


def test_a_day_left_out_between_others_is_still_found(day, settings):
    settings.DEMO = False
    day.shift(timedelta(days=1))
    assert [sampling.sample_missed(now()) for _ in range(3)] == [1, 1, 0]
    Sample.objects.order_by("day").first().delete()
    day.shift(timedelta(days=1))
    assert [sampling.sample_missed(now()) for _ in range(3)] == [1, 1, 0]
    assert Sample.objects.filter(draw__isnull=False).count() == 1


def test_a_day_without_approvals_needs_no_draw():
    with time_machine.travel(NOON):
        assert sampling.sample_missed(now()) == 0


def test_what_was_drawn_waits_for_a_person_once(day):
    drawn(day)
    assert Check.objects.count() == 2
    assert len(audits.waiting()) == 2
    assert audits.samples()[0].drawn == 2


def test_a_check_is_kept_and_recorded_without_its_words(day):
    drawn(day)
    number = audits.waiting()[0][0]
    assert sampling.check(number, "wrong", "门头与申报不符", actor="account:approver") is None
    assert sampling.check(number, "wrong", "门头与申报不符", actor="account:approver") is None
    assert sampling.check(number, "right", "又看了一遍", actor="account:approver").code == "audit.done"
    assert "门头" not in Event.objects.get(kind="decision.checked").data
    found = audits.check(number)
    assert found.result == "wrong"
    assert found.facts == SHOP
    assert audits.samples()[0].wrong == 1


def test_a_check_needs_words_and_a_known_result(day):
    drawn(day)
    number = audits.waiting()[0][0]
    assert sampling.check(number, "right", "  ", actor="account:a").code == "audit.no_words"
    assert sampling.check(number, "splendid", "好", actor="account:a").code == "audit.unknown"
    assert sampling.check(uuid4(), "right", "好", actor="account:a").code == "audit.unknown"
