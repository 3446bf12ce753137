"""Members of a package done by other systems (`liuzui.member/1`): reading an answer; anything else says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liuzui.exchange.domain.registering import SERIAL, WORDS
from liuzui.exchange.types import MEMBER as PROTOCOL
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

STATES = ("taken", "done", "refused")
RESULT = 120


@dataclass(frozen=True, slots=True)
class Done:
    """What another system says of a member: taken, done with a `result`, refused; `sample`: no effect in law."""

    reference: str
    serial: str
    state: str
    result: str = ""
    reason: str = ""
    sample: bool = False


def read_done(said: Any) -> Done | Refusal:
    """The answer in a message of the protocol; a member that is done has a result.

    >>> read_done({"protocol": PROTOCOL, "reference": "1/tax", "serial": "7", "state": "done"}).code
    'exchange.answer_incomplete'
    """
    garbage = Refusal("exchange.not_the_protocol", {"protocol": PROTOCOL})
    if not isinstance(said, Mapping) or said.get("protocol") != PROTOCOL or said.get("state") not in STATES:
        return garbage
    result = clean(str(said.get("result") or "")[: RESULT * 2], limit=RESULT)
    reason = clean(str(said.get("reason") or "")[: WORDS * 2], limit=WORDS)
    serial = str(said.get("serial") or "")
    if isinstance(result, Refusal) or isinstance(reason, Refusal) or not SERIAL.fullmatch(serial):
        return garbage
    if not isinstance(said.get("reference"), str):
        return garbage
    if said["state"] == "done" and not result:
        return Refusal("exchange.answer_incomplete", next_step="exchange.look_at_it")
    sample = said.get("sample") is not False
    return Done(said["reference"][:80], serial, said["state"], result, reason, sample)
