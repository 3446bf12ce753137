"""What a command brings about in a round of signing, or why it cannot be."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from liuzui.cases.domain.signing import commands as c
from liuzui.cases.domain.signing.state import PlaceStage, Round, RoundStage
from liuzui.cases.events import signing as e
from liuzui.kernel.refusal import Refusal

Happened = tuple[Any, datetime]
Outcome = tuple[Happened, ...] | Refusal
REMIND_AFTER = timedelta(hours=24)
"""Least time between two reminders of one person: a setting, no law names it."""
MOST = 200
"""Signatories of one round: a technical bound, no law names it."""
ARTICLE = ("电子签名法 第十三条",)
_OVER = {
    RoundStage.VOID: ("signing.void", "signing.ask_for_new_link"),
    RoundStage.EXPIRED: ("signing.expired", "signing.ask_for_new_link"),
    RoundStage.BLOCKED: ("signing.blocked", "signing.wait_for_agency"),
    RoundStage.FILED: ("signing.filed", "signing.see_organiser"),
}


def decide(round_: Round | None, command: c.Command, at: datetime) -> Outcome:
    """Events with their legal instants, or a Refusal; an act that was done before brings about nothing."""
    if round_ is None:
        return _start(command, at) if isinstance(command, c.Start) else Refusal("signing.unknown")
    if isinstance(command, c.Settle | c.Void):
        return _end(round_, command, at)
    if isinstance(command, c.Start):
        return Refusal("signing.started_before")
    over = _over(round_, at)
    if over is not None:
        return over
    return _use(round_, command, at) if isinstance(command, c.Use) else _in_place(round_, command, at)


def _start(command: c.Start, at: datetime) -> Outcome:
    if not 1 <= len(command.places) <= MOST:
        return Refusal("signing.how_many", {"most": MOST, "n": len(command.places)}, next_step="signing.check_people")
    begun = e.SigningStarted(
        command.item, command.release, command.content, command.organiser, command.expires_at, len(command.places)
    )
    return ((begun, at), *((e.SigningInvited(*place), at) for place in command.places))


def _end(round_: Round, command: c.Settle | c.Void, at: datetime) -> Outcome:
    """Time runs out at its own instant, whenever that is noticed; an edit after it changes nothing."""
    if not round_.standing:
        return ()
    if at >= round_.expires_at:
        return ((e.SigningExpired(len(round_.signed)), round_.expires_at),)
    if isinstance(command, c.Settle):
        return ()
    return ((e.SigningVoided(command.reason, len(round_.signed)), at),)


def _over(round_: Round, at: datetime) -> Refusal | None:
    stage = round_.stage
    if round_.standing:
        stage = RoundStage.EXPIRED if at >= round_.expires_at else stage
    if stage not in _OVER:
        return None
    code, step = _OVER[stage]
    return Refusal(code, articles=ARTICLE if stage == RoundStage.VOID else (), next_step=step)


def _use(round_: Round, command: c.Use, at: datetime) -> Outcome:
    if round_.missing:
        params = {"n": len(round_.signed), "of": len(round_.places)}
        return Refusal("signing.not_all", params, next_step="signing.see_missing")
    return ((e.SigningFiled(command.number), at),)


def _in_place(round_: Round, command: Any, at: datetime) -> Outcome:
    place = round_.place(command.place)
    if place is None:
        return Refusal("signing.unknown", next_step="signing.ask_for_new_link")
    return _ACTS[type(command)](round_, command, at)


def _open(round_: Round, command: c.Open, at: datetime) -> Outcome:
    if _stage(round_, command.place) != PlaceStage.INVITED:
        return ()
    return ((e.SigningOpened(command.place, command.by), at),)


def _sign(round_: Round, command: c.Sign, at: datetime) -> Outcome:
    if _stage(round_, command.place) == PlaceStage.SIGNED:
        return ()
    return ((e.SigningSigned(command.place, command.by, command.method, command.reference, command.sample), at),)


def _refuse(round_: Round, command: c.Refuse, at: datetime) -> Outcome:
    return ((e.SigningRefused(command.place, command.by, command.text), at),)


def _deny(round_: Round, command: c.Deny, at: datetime) -> Outcome:
    return ((e.SigningDenied(command.place, command.by, command.report, command.text), at),)


def _remind(round_: Round, command: c.Remind, at: datetime) -> Outcome:
    place = round_.place(command.place)
    if place is None or place.stage == PlaceStage.SIGNED:
        return Refusal("signing.signed_already")
    told = place.told_at or round_.started_at
    if at < told + REMIND_AFTER:
        return Refusal("signing.reminded_lately", {"hours": 24}, next_step="signing.send_the_link")
    return ((e.SigningReminded(command.place, command.by), at),)


def _relink(round_: Round, command: c.Relink, at: datetime) -> Outcome:
    if _stage(round_, command.place) == PlaceStage.SIGNED:
        return Refusal("signing.signed_already")
    return ((e.SigningRelinked(command.place, command.by), at),)


def _stage(round_: Round, key: str) -> PlaceStage | None:
    place = round_.place(key)
    return place.stage if place else None


_ACTS: dict[type, Callable[[Round, Any, datetime], Outcome]] = {
    c.Open: _open, c.Sign: _sign, c.Refuse: _refuse, c.Deny: _deny, c.Remind: _remind, c.Relink: _relink,
}  # fmt: skip
