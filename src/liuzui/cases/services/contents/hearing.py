"""Documents of a hearing (许可法 46-48)."""

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing.state import Hearing
from liuzui.cases.services.contents.material import Material
from liuzui.kernel.clock import due
from liuzui.parties import reads as parties
from liuzui.shell.documents import contracts as d

A45, A47, A48 = "行政许可法 第四十五条", "行政许可法 第四十七条", "行政许可法 第四十八条"


def _hearing(m: Material) -> Hearing:
    found: Hearing | None = m.state.hearing
    if found is None:
        raise ValueError("no hearing in this case")
    return found


def right(m: Material) -> d.HearingRight:
    """听证权利告知书."""
    asking = clocks.hearing(m.state)
    until = due(asking, m.terms.calendar).day if asking else None
    told = _hearing(m).told or m.day
    return d.HearingRight(
        head=m.head, reason=m.words(m.data["text"]), told_on=told, ask_by=until, articles=("行政许可法 第三十六条", A47)
    )


def notice(m: Material) -> d.HearingNotice:
    """听证通知书."""
    held = _hearing(m)
    return d.HearingNotice(
        head=m.head, held_at=held.held_at or m.event.occurred_at, place=held.place, chair=parties.name_of(held.chair),
        stopped_on=m.state.spans[-1].start, articles=(A45, A48),
    )  # fmt: skip


def record(m: Material) -> d.HearingRecord:
    """听证笔录."""
    held = _hearing(m)
    return d.HearingRecord(
        head=m.head, held_at=held.held_at or m.event.occurred_at, place=held.place, chair=parties.name_of(held.chair),
        record=m.words(m.data["text"]), articles=(A48,),
    )  # fmt: skip


def rests_on(m: Material) -> tuple[d.Reason, ...]:
    """The record of the hearing as the first reason of a decision; nothing where none was held."""
    held = next((e for e in reversed(m.happened) if e.kind == "case.hearing_held"), None)
    if held is None:
        return ()
    number = f"{m.row.number}/{d.DocumentKind.HEARING_RECORD}-{held.version}"
    return (d.Reason(text=f"本决定根据听证笔录（{number}）作出。", article=A48),)
