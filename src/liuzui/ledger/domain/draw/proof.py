"""A whole draw in one file: the receipts of its steps and its transcript, so that the order can be checked as well.

Recomputing shows that the result follows from pool and entropy; this shows that the pool was fixed before the entropy
could be known, and that both are the ones of the log.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from liuzui.ledger.domain import receipt, transcript
from liuzui.ledger.domain.receipt import BAD, Trust, Verdict

FORMAT = "liuzui-draw/1"
STEPS = ("draw.announced", "draw.sealed", "draw.entropy_given", "draw.drawn")
ANNULLED = "draw.annulled"
Event = Mapping[str, Any]


def verify(file: Any, trust: Trust) -> Verdict:
    """Checks a draw's file that was read: every step's receipt, their order and times, then the transcript."""
    try:
        return _verify(file, trust)
    except BAD:
        return Verdict("draw_file.malformed")


def _verify(file: Mapping[str, Any], trust: Trust) -> Verdict:
    if file["format"] != FORMAT or type(file["history"]) is not list or len(file["history"]) > len(STEPS) + 1:
        return Verdict("draw_file.malformed")
    steps = [receipt.check(one, trust) for one in file["history"]]
    for step in steps:
        if not step.ok:
            return step
    events = [step.event for step in steps if step.event]
    if fault := _order(events, [step.position for step in steps]) or _times(events):
        return Verdict(f"draw_file.{fault}")
    computed = transcript.verify(file["transcript"], trust)
    if computed.computed is None or (not computed.ok and computed.code != "transcript.closed"):
        return computed
    if fault := _belongs(events, computed.computed, file["transcript"]["receipt"]["event"]):
        return Verdict(f"draw_file.{fault}")
    if not computed.ok:
        return computed
    code = "draw_file.annulled" if events[-1]["kind"] == ANNULLED else "draw_file.ok"
    return Verdict(code, computed.event, computed.size, computed.position, computed.computed)


def _order(events: Sequence[Event], positions: Sequence[int]) -> str:
    """All steps of one draw, each once, in the order of the log."""
    if len({event["stream"] for event in events}) > 1:
        return "other_draw"
    kinds = tuple(event["kind"] for event in events)
    if kinds[: len(STEPS)] != STEPS:
        return "unfinished" if kinds == STEPS[: len(kinds)] or ANNULLED in kinds else "out_of_order"
    if kinds[len(STEPS) :] not in ((), (ANNULLED,)) or list(positions) != sorted(set(positions)):
        return "out_of_order"
    numbered = [event["version"] for event in events] == list(range(1, len(events) + 1))
    return "" if numbered else "other_draw"


def _times(events: Sequence[Event]) -> str:
    """The pool before, the entropy not before the announced time (RFC 3339 in UTC compares as text)."""
    announced, sealed, given = events[:3]
    if sealed["recorded_at"] >= announced["data"]["entropy_at"]:
        return "sealed_too_late"
    return "entropy_too_early" if given["recorded_at"] < announced["data"]["entropy_at"] else ""


def _belongs(events: Sequence[Event], public: Mapping[str, Any], made: Event) -> str:
    """Whether the transcript is the one that the steps speak of."""
    _announced, sealed, given, drawn = (event["data"] for event in events[:4])
    if public["subject"] != events[0]["stream"] or drawn["transcript"] != made["data"]["transcript"]:
        return "other_draw"
    pool = public["input"].get("pool")
    if pool is not None and f"draw:{pool['draw']}" != public["subject"]:
        return "other_draw"
    if public["function"] != "draw.select" or drawn["digest"] != made["data"]["digest"]:
        return "other_draw"
    if public["output"]["pool_digest"] != sealed["pool_digest"]:
        return "other_pool"
    return "other_entropy" if public["input"]["entropy"] != given["entropy"] else ""
