"""Renewal of a licence (行政许可法 第五十条): in time, late, decided, refused with reasons, renewed by silence."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from liuzui.credentials import reads, services
from liuzui.credentials.domain.renewal import last_timely_day, renewed_to, timely
from liuzui.credentials.models import Credential, CredentialFile
from liuzui.credentials.services import rebuild
from liuzui.credentials.tests.samples import ACTOR, GROUND, a_grant, issued
from liuzui.credentials.types import Decider, Made
from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Timer
from liuzui.ledger.services.timers import ring
from liuzui.shell import time
from liuzui.web.wiring import WAKES

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = china_calendar(zone=ZONE)
END = date(2026, 6, 30)


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 10, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (date(2026, 6, 30), date(2026, 5, 18)),  # Dragon Boat Festival on 19 June
        (date(2026, 3, 31), date(2026, 2, 11)),  # Spring Festival 15 to 23 February, 14 and 28 February worked
        (date(2026, 10, 31), date(2026, 9, 15)),  # a Saturday; National Day, with 20 September and 10 October worked
    ],
)
def test_the_request_comes_thirty_working_days_before_the_end(end: date, last: date) -> None:
    assert last_timely_day(end, CALENDAR) == last
    assert timely(last, end, CALENDAR)
    assert not timely(CALENDAR.add_workdays(last, 1), end, CALENDAR)


def test_a_year_without_a_published_calendar_is_no_obstacle() -> None:
    assert timely(date(2026, 6, 1), date(2039, 6, 1), CALENDAR)
    assert last_timely_day(date(2039, 6, 1), CALENDAR) is None


@pytest.mark.parametrize(
    ("first", "end", "then"),
    [
        ((date(2021, 7, 1), date(2026, 6, 30)), date(2026, 6, 30), date(2031, 6, 30)),
        ((date(2021, 7, 1), date(2026, 6, 30)), date(2031, 6, 30), date(2036, 6, 30)),
        ((date(2024, 2, 29), date(2029, 2, 28)), date(2029, 2, 28), date(2034, 2, 28)),
    ],
)
def test_a_renewed_licence_lasts_as_long_as_at_first(first: tuple[date, date], end: date, then: date) -> None:
    assert renewed_to(first, end) == then


@pytest.fixture
def licence(db: None) -> Made:
    made = issued(a_grant(decided_on=date(2021, 7, 1)))
    assert Credential.objects.get().valid_to == END
    return made


def decider(when: datetime, key: str | None = None) -> Decider:
    return Decider("account:head", "0107", frozenset({"approver"}), when, key)


def test_silence_renews_what_was_asked_for_in_time(licence: Made) -> None:
    first = services.request_renewal(licence.number, ACTOR, at(5, 15), "k")
    assert services.request_renewal(licence.number, ACTOR, at(5, 15), "k") == first
    assert Timer.objects.get().due_at == datetime(2026, 7, 1, tzinfo=ZONE)
    with time.at(datetime(2026, 7, 1, 0, 0, 1, tzinfo=ZONE)):
        ring(WAKES)
    row = Credential.objects.get()
    assert (row.valid_to, row.period, row.renewal_on) == (date(2031, 6, 30), 2, None)
    assert reads.acts(licence.number)[0].reason == "credential.act.renewed_by_silence"
    services.ensure_certificate(licence.number)
    assert sorted(CredentialFile.objects.values_list("version", flat=True)) == [1, 2]
    assert (rebuild.check()[1], Timer.objects.count()) == ([], 0)


def test_a_decision_after_the_end_finds_it_renewed_by_silence(licence: Made) -> None:
    services.request_renewal(licence.number, ACTOR, at(5, 15))
    no = services.decide_renewal(licence.number, False, ("不符合", "某法 第一条"), decider(at(7, 1)))
    assert isinstance(no, Refusal)
    assert no.code == "credential.no_renewal"


def test_a_late_request_is_taken_but_silence_renews_nothing(licence: Made) -> None:
    answer = services.request_renewal(licence.number, ACTOR, at(6, 1))
    assert isinstance(answer, dict)
    assert answer["timely"] is False
    assert Timer.objects.count() == 0
    assert isinstance(services.decide_renewal(licence.number, True, ("仍符合条件", ""), decider(at(6, 20))), dict)
    assert Credential.objects.get().valid_to == date(2031, 6, 30)
    assert rebuild.check()[1] == []


def test_a_person_refuses_with_reasons_and_articles_or_not_at_all(licence: Made) -> None:
    services.request_renewal(licence.number, ACTOR, at(5, 15))
    for said in (("", "某法 第一条"), ("不符合", "")):
        no = services.decide_renewal(licence.number, False, said, decider(at(5, 20)))
        assert isinstance(no, Refusal)
        assert (no.code, no.articles) == ("credential.no_reasons", ("行政许可法 第五十条",))
    answer = services.decide_renewal(licence.number, False, ("不符合", "某法 第一条"), decider(at(5, 20)))
    assert isinstance(answer, dict)
    act = reads.acts(licence.number)[0]
    assert (act.words, act.basis) == ("不符合", ("某法 第一条",))
    assert (Credential.objects.get().valid_to, Timer.objects.count()) == (END, 0)
    assert rebuild.check()[1] == []


def test_what_cannot_be_renewed_is_refused_with_the_article_and_the_next_step(licence: Made) -> None:
    services.request_renewal(licence.number, ACTOR, at(5, 15))
    again = services.request_renewal(licence.number, ACTOR, at(5, 16))
    services.revoke(licence.number, GROUND, actor=ACTOR, at=at(5, 18))
    ended = services.request_renewal(licence.number, ACTOR, at(5, 19))
    endless = issued(a_grant(400, decided_on=date(2021, 7, 1), years=None))
    none = services.request_renewal(endless.number, ACTOR, at(5, 19))
    over = issued(a_grant(401, decided_on=date(2020, 7, 1)))
    late = services.request_renewal(over.number, ACTOR, at(5, 19))
    codes = ["renewal_pending", "not_in_force", "no_end", "over"]
    for no, code in zip((again, ended, none, late), codes, strict=True):
        assert isinstance(no, Refusal)
        assert (no.code, no.articles, no.next_step) == (
            f"credential.{code}", ("行政许可法 第五十条",), f"credential.{code}.next",
        )  # fmt: skip
    assert rebuild.check()[1] == []


def test_a_revoked_licence_is_not_renewed_by_silence(licence: Made) -> None:
    services.request_renewal(licence.number, ACTOR, at(5, 15))
    services.revoke(licence.number, GROUND, actor=ACTOR, at=at(5, 18))
    with time.at(at(7, 2)):
        ring(WAKES)
    assert (Credential.objects.get().valid_to, Timer.objects.count()) == (END, 0)
