"""The story of a case as its applicant reads it: one line an event, with the words said to her and its receipt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.progress import Moment
from liuzui.cases.views.citizen import labels, own
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.ledger.types import StoredEvent
from liuzui.shell.wording.messages import spoken, words

APPLICANT = frozenset(
    {
        "case.submitted", "case.corrections_supplied", "case.withdrawn", "case.stated", "package.filed",
        "package.corrections_supplied", "package.withdrawn",
    }
)  # fmt: skip
SYSTEM = frozenset(
    {
        "case.deemed_accepted", "case.hearing_lapsed", "case.release_changed", "package.handed_over",
        "package.completed", "member.started", "member.skipped", "member.taken", "member.stopped",
    }
)  # fmt: skip
TOLD = frozenset(
    {
        "case.stated", "case.hearing_offered", "case.hearing_ordered", "case.hearing_held",
        "case.corrections_requested", "case.acceptance_refused", "case.extended", "case.granted", "case.refused",
        "package.corrections_requested", "package.extended", "package.granted", "package.refused",
    }
)  # fmt: skip
"""Events whose words are said to the applicant; findings of a review are the file's, not hers, until the decision."""
TONES = {
    "case.corrections_requested": "warn", "case.acceptance_refused": "late", "case.refused": "late",
    "case.special_started": "warn", "case.extended": "warn", "case.granted": "ok", "case.served": "ok",
    "package.corrections_requested": "warn", "package.handed_over": "warn", "package.refused": "late",
    "package.granted": "ok", "package.completed": "ok", "member.finished": "ok", "member.failed": "late",
    "package.collected": "ok",
    "case.accepted": "ok", "case.deemed_accepted": "ok", "case.release_changed": "warn",
    "case.returned": "warn", "case.violation_noted": "late", "case.hearing_offered": "warn",
    "case.hearing_ordered": "warn", "case.hearing_called": "warn", "case.hearing_held": "ok",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words: what, when, by whom, what was said, and its place in the public log."""

    uid: str
    title: str
    at: datetime
    by: Any
    tone: str
    said: tuple[tuple[str, str], ...]
    position: int | None


def told(found: CaseRow, moments: tuple[Moment, ...]) -> list[Told]:
    """The story, latest first."""
    item = catalog.item(found.state.item, found.state.release)
    return [_told(moment, item) for moment in moments]


def _told(moment: Moment, item: Item) -> Told:
    event = moment.event
    title = words(f"case.told.{event.kind.removeprefix('case.')}", params(event, item))
    said = _said(moment.words, item) if event.kind in TOLD else ()
    return Told(event.uid, title, event.occurred_at, _by(event), TONES.get(event.kind, ""), said, event.position)


def right_body(events: Iterable[StoredEvent]) -> str:
    """The body that is competent instead, where acceptance was refused for it (许可法 32(2))."""
    named = (event.data["right_body"] for event in events if event.kind == "case.acceptance_refused")
    return next(named, "")


def _by(event: StoredEvent) -> Any:
    if event.kind in SYSTEM or (event.data.get("by") == "" and event.kind not in APPLICANT):
        return labels.BY["system"]
    hers = event.kind in APPLICANT or event.data.get("side") == "applicant"
    return labels.BY["applicant" if hers else "agency"]


def _said(said: Any, item: Item) -> tuple[tuple[str, str], ...]:
    if isinstance(said, dict):
        return tuple((name_of(item, code), str(text)) for code, text in said.items())
    return (("", str(said)),) if said else ()


def name_of(item: Item, code: str) -> str:
    """Name of a field or material in the page's language."""
    name = item.name_of(code)
    return name.in_(own.lang()) if name else code


def params(event: StoredEvent, item: Item) -> Mapping[str, Any]:
    """The event's fields in words, for its message."""
    data = dict(event.data)
    if "part" in data:
        data["part"] = name_of(item, data["part"])
    if "procedure" in data:
        data["procedure"] = words(f"case.procedure.{data['procedure']}")
    if "channel" in data:
        data["channel"] = labels.CHANNEL.get(data["channel"], data["channel"])
    if "articles" in data:
        data["articles"] = "；".join(data["articles"])
    data |= _of_course(event) | _of_package(event, item)
    if isinstance(data.get("on"), date):
        data["on"] = data["on"].isoformat()
    return data


def _of_course(event: StoredEvent) -> dict[str, Any]:
    """What a return, a hearing or a new release says, in words."""
    data, found = event.data, {}
    if event.kind == "case.returned":
        found["returned"] = words(f"case.return.{data['reason']}")
    if event.kind == "case.hearing_called":
        found["held_at"] = hour(data["held_at"])
    if "side" in data:
        found["who"] = words(f"case.side.{data['side']}")
    if "mode" in data:
        found["effect"] = words(f"case.transition.{data['mode']}")
    return found


def hour(at: str | datetime) -> str:
    """An instant in the county's day and minute."""
    found = datetime.fromisoformat(at) if isinstance(at, str) else at
    return found.astimezone(catalog.calendar().zone).strftime("%Y-%m-%d %H:%M")


def _of_package(event: StoredEvent, item: Item) -> dict[str, Any]:
    """What the events of packages and their members say, in words."""
    data, found = event.data, {}
    if "member" in data:
        names = {one.key: one.name.in_(own.lang()) for one in item.package}
        found["member"] = names.get(data["member"], data["member"])
    if "agency" in data and event.kind == "member.started":
        found["agency"] = catalog.agency(data["agency"]).name.in_(own.lang())
    if "reason" in data and event.kind.startswith("member."):
        found["reason"] = spoken(data["reason"])
    if event.kind == "package.collected":
        results = {one.key: one.result.in_(own.lang()) for one in item.package}
        found["results"] = words("case.told.and").join(results.get(key, key) for key in data["members"])
    if "automatic" in data:
        found["how"] = words("case.told.how.automatic" if data["automatic"] else "case.told.how.officer")
    return found
