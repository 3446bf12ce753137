"""The derivation of a date, line by line: applicant, officer and court read the same."""

from collections.abc import Iterator
from datetime import date, datetime

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.count import Leg, run
from liuzui.kernel.clock.days import count_days
from liuzui.kernel.clock.pauses import DaySpan, day_spans, effective
from liuzui.kernel.clock.skipped import skipped_lines
from liuzui.kernel.clock.terms import Clock, Limit, Line, Pause, Unit
from liuzui.kernel.refusal import Param

_LICENSING = "行政许可法"
START_DAY = "民法典 第二百零一条"
MONTHS = "民法典 第二百零二条"
ROLL_ON = "民法典 第二百零三条"
WORKDAYS = "行政许可法 第八十二条"
# The special procedures of 行政许可法 第四十五条: reasons that have their own text.
PROCEDURES = frozenset(
    ("hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review")
)
_BY_WORK = frozenset((Unit.WORKDAY, Unit.WORKMINUTE))


def derivation(clock: Clock, calendar: WorkCalendar, today: date | None = None) -> tuple[Line, ...]:
    """How the due date came about: start, limit, what was passed over, pauses, extensions, result, calendar.

    Values are ISO dates, local times (YYYY-MM-DD HH:MM) and whole numbers, ready for the message texts.
    """
    return tuple(_lines(clock, calendar, today))


def _lines(clock: Clock, calendar: WorkCalendar, today: date | None) -> Iterator[Line]:
    legs = run(clock, calendar, today)
    pauses = effective(clock.pauses, today)
    yield _start(clock, legs[0], calendar)
    yield from _limits(clock)
    for leg in legs:
        if leg is not legs[0]:
            yield Line("clock.continues", {"day": leg.start.isoformat()})
        yield from _leg(leg, calendar, pauses)
    yield from _result(legs[-1], calendar)
    yield Line("clock.calendar", {"version": calendar.version})


def _start(clock: Clock, first: Leg, calendar: WorkCalendar) -> Line:
    if first.start_at is not None:
        return Line("clock.start_at", {"at": _local(first.start_at, calendar)}, START_DAY)
    if clock.limit.amount == 0:
        return Line("clock.on_the_spot", {"day": clock.start.isoformat()})
    return Line("clock.start", {"day": clock.start.isoformat()}, START_DAY)


def _limits(clock: Clock) -> Iterator[Line]:
    if clock.limit.amount:
        yield _limit("clock.limit", clock.limit)
    for extension in clock.extensions:
        yield _limit("clock.extension", extension.limit, reason=extension.reason)
    used = {clock.limit.unit, *(extension.limit.unit for extension in clock.extensions)}
    if Unit.WORKDAY in used and clock.limit.article.startswith(_LICENSING):
        yield Line("clock.in_workdays", {}, WORKDAYS)
    if used & {Unit.MONTH, Unit.YEAR}:
        yield Line("clock.by_month", {}, MONTHS)


def _limit(code: str, limit: Limit, **params: Param) -> Line:
    return Line(f"{code}.{limit.unit}", {"amount": limit.amount, **params}, limit.article)


def _leg(leg: Leg, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> Iterator[Line]:
    spans = day_spans(pauses)
    until = leg.end or max([leg.start, *(before for before, end in spans if end is None)])
    if leg.unit in _BY_WORK:
        yield from skipped_lines(leg.start, until, calendar, spans)
    yield from _pauses(leg, until, calendar, pauses)
    if leg.raw is not None and leg.raw != leg.end:
        yield Line("clock.roll", {"day": leg.raw.isoformat(), "to": str(leg.end)}, ROLL_ON)
    if leg.end is None and leg.unit in (Unit.WORKDAY, Unit.DAY):
        yield _remaining(leg, until, calendar, spans)


def _pauses(leg: Leg, until: date, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> Iterator[Line]:
    """Each pause with the days that it alone keeps out: a day in two pauses is told with the earlier one."""
    unit = Unit.WORKDAY if leg.unit in _BY_WORK else Unit.DAY
    covered = leg.start
    for pause in sorted(pauses, key=lambda pause: pause.start):
        if pause.end is None:
            if leg.end is None:
                yield _pause("clock.pause.open", pause, {"first": pause.start.isoformat()})
            return
        if pause.end <= leg.start or (leg.end is not None and pause.start > until):
            continue
        before = max(covered, date.fromordinal(pause.start.toordinal() - 1))
        days = count_days(unit, before, pause.end, calendar) if pause.end > before else 0
        covered = max(covered, pause.end)
        params: dict[str, Param] = {"first": pause.start.isoformat(), "last": pause.end.isoformat(), "days": days}
        yield _pause(f"clock.pause.{unit}", pause, params)


def _pause(code: str, pause: Pause, params: dict[str, Param]) -> Line:
    """A special procedure has its own text, other reasons are printed as given."""
    if pause.reason in PROCEDURES:
        return Line(f"{code}.{pause.reason}", params, pause.article)
    return Line(code, {**params, "reason": pause.reason}, pause.article)


def _remaining(leg: Leg, until: date, calendar: WorkCalendar, spans: list[DaySpan]) -> Line:
    used = count_days(leg.unit, leg.start, until, calendar)
    for before, end in spans:
        if end is not None and end > leg.start:
            used -= count_days(leg.unit, max(before, leg.start), end, calendar)
    return Line(f"clock.remaining.{leg.unit}", {"used": used, "left": leg.count - used})


def _result(last: Leg, calendar: WorkCalendar) -> Iterator[Line]:
    if last.end is None:
        yield Line("clock.stopped", {})
        return
    if last.end_at is not None:
        yield Line("clock.due_at", {"at": _local(last.end_at, calendar)})
    else:
        closing = _local(calendar.end_of_day(last.end), calendar)
        yield Line("clock.due", {"day": last.end.isoformat(), "closing": closing[-5:]}, ROLL_ON)
    if calendar.provisional(last.end):
        published = calendar.published_through.isoformat()
        yield Line("clock.provisional", {"day": last.end.isoformat(), "published": published})


def _local(at: datetime, calendar: WorkCalendar) -> str:
    return at.astimezone(calendar.zone).strftime("%Y-%m-%d %H:%M")
