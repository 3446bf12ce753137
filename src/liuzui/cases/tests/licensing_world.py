"""A small world for tests of `licensing/1`: terms of an item, officers, an applicant, instants."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from liuzui.cases.domain.licensing import ReviewPart, Terms, decide, evolve
from liuzui.cases.domain.licensing import commands as c
from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.clock import Limit, Unit
from liuzui.kernel.refusal import Refusal

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = china_calendar(zone=ZONE)


def workdays(amount, article):
    return Limit(amount, Unit.WORKDAY, f"行政许可法 {article}")


TERMS = Terms(
    calendar=CALENDAR,
    acceptance=workdays(5, "第三十二条"),
    legal=workdays(20, "第四十二条"),
    promised=workdays(10, "承诺"),
    extension=workdays(10, "第四十二条"),
    delivery=workdays(10, "第四十四条"),
    reviews=(ReviewPart("documents"), ReviewPart("on_site", 2)),
    materials=frozenset({"layout", "flow", "lease"}),
    fields=frozenset({"area", "business-form"}),
)
APPLICANT = c.Person("account-wang", frozenset({"party-mianguan"}))
STRANGER = c.Person("account-zhang", frozenset({"party-zhang"}))
WINDOW = c.Officer("officer-window", "0107", frozenset({"window"}))
FIRST = c.Officer("officer-one", "0107", frozenset({"examiner"}), "晋M001")
SECOND = c.Officer("officer-two", "0107", frozenset({"examiner"}), "晋M002")
APPROVER = c.Officer("officer-approver", "0107", frozenset({"approver"}))
HEAD = c.Officer("officer-head", "0107", frozenset({"head"}))
OTHER = c.Officer("officer-elsewhere", "0108", frozenset({"window", "examiner", "approver", "head"}), "晋M003")


def at(day, hour=10, minute=0):
    """An instant of a day of 2026 in the county, `at("03-02", 9)`."""
    month, number = map(int, day.split("-"))
    return datetime(2026, month, number, hour, minute, tzinfo=ZONE).astimezone(UTC)


def submit(**changes):
    values = {
        "by": APPLICANT,
        "item": "food-business-licence",
        "release": "r1",
        "agency": "0107",
        "applicant": "party-mianguan",
        "filing": "f" * 64,
        "materials": ("layout", "flow"),
        "parts": ("documents", "on_site"),
        "required": ("layout", "flow"),
    }
    return c.Submit(**{**values, **changes})


class Story:
    """Gives commands one after another and keeps state and events."""

    def __init__(self, terms=TERMS):
        self.terms, self.state, self.events = terms, None, []

    def give(self, command, when):
        outcome = decide(self.state, command, when, self.terms)
        if isinstance(outcome, Refusal):
            return outcome
        for happened in outcome:
            self.state = evolve(self.state, happened, ZONE)
            self.events.append(happened)
        return outcome

    def must(self, command, when):
        outcome = self.give(command, when)
        assert not isinstance(outcome, Refusal), outcome
        return self

    @property
    def kinds(self):
        return [event.KIND for event, _ in self.events]


def examined(when="03-05"):
    """A case whose two parts have been found good."""
    story = Story().must(submit(), at("03-02")).must(c.Accept(WINDOW), at("03-03"))
    story.must(c.Review(FIRST, "documents", True, "t1"), at(when))
    story.must(c.Review(FIRST, "on_site", True, "t2"), at(when, 11))
    return story.must(c.Review(SECOND, "on_site", True, "t3"), at(when, 11, 30))
