"""Verbs of officers and applicants on a licensing case; each returns what happened, or a Refusal.

`Call` says who asks, when, and under which key a retry would come.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.package.commands import File
from liuzui.cases.services.keeping import Kept, SignedForm, Words
from liuzui.cases.services.transact import Done, open_case, transact
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import Key, Response, key_for, once
from liuzui.ledger.services.timers import set_timer
from liuzui.ledger.types import Actor

Answer = Response | Refusal
Times = tuple[datetime, datetime | None, datetime | None]
"""Sent, arrived, signed."""


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks (ledger actor), at which instant, and the idempotency key of the request, if any."""

    actor: Actor
    at: datetime
    key: str | None = None


def response(done: Done) -> Response:
    """What a caller is told, and is told again on a retry."""
    return {
        "number": done.number, "stage": str(done.state.stage), "version": done.version,
        "events": list(done.events), "licence": done.state.licence,
    }  # fmt: skip


def give(number: str, command: c.Command, call: Call, kept: Kept | None = None) -> Answer:
    """One command to one case, once."""

    def verb() -> Answer:
        done = transact(number, command, actor=call.actor, at=call.at, kept=kept)
        return done if isinstance(done, Refusal) else response(done)

    return once(_key(call, number, type(command).__name__, kept), verb)


def _key(call: Call, number: str, verb: str, kept: Kept | None) -> Key | None:
    if call.key is None:
        return None
    said = kept.words if isinstance(kept, Words) else kept.values if kept else None
    return key_for(call.actor, call.key, [number, verb, said])


def submit(command: c.Submit | File, form: SignedForm, call: Call) -> Answer:
    """Files an application with its signed form; the answer holds the case number."""

    def verb() -> Answer:
        done = open_case(command, form, actor=call.actor, at=call.at)
        return done if isinstance(done, Refusal) else response(done)

    key = key_for(call.actor, call.key, ["submit", command.item, form.values]) if call.key else None
    return once(key, verb)


def correct_on_spot(number: str, by: c.Officer, fields: tuple[str, ...], form: SignedForm, call: Call) -> Answer:
    """Corrects small errors on the spot with the applicant's consent (许可法 32(3))."""
    return give(number, c.CorrectOnSpot(by, fields, form.commitment), call, form)


def request_corrections(number: str, by: c.Officer, defects: Mapping[str, str], call: Call) -> Answer:
    """Asks for all corrections in one notice (32(4)): code of material or field → what is wrong and required.

    A second notice for what was there before is refused, and that it was tried stays on record (72).
    """
    said = Words.of(dict(defects))
    answer = give(number, c.RequestCorrections(by, tuple(defects), said.commitment), call, said)
    if isinstance(answer, Refusal) and answer.code == "case.second_notice":
        give(number, c.NoteViolation(by, tuple(defects)), replace(call, key=call.key and f"{call.key[:70]}:72"))
    return answer


def supply_corrections(number: str, by: c.Person, supplied: tuple[str, ...], form: SignedForm, call: Call) -> Answer:
    """Answers the notice with the corrected form and materials."""
    return give(number, c.SupplyCorrections(by, supplied, form.commitment), call, form)


def accept(number: str, by: c.Officer, call: Call) -> Answer:
    """Accepts an application and starts its clock (32(5))."""
    return give(number, c.Accept(by), call)


def refuse_acceptance(number: str, by: c.Officer, grounds: tuple[str, str], words: str, call: Call) -> Answer:
    """Does not accept; `grounds` are the reason and the right body's name (32(1)(2))."""
    said = Words.of(words)
    return give(number, c.RefuseAcceptance(by, *grounds, said.commitment), call, said)


def review(number: str, by: c.Officer, finding: tuple[str, bool], words: str, call: Call) -> Answer:
    """Records an officer's finding: part and whether it is good (34)."""
    said = Words.of(words)
    return give(number, c.Review(by, *finding, said.commitment), call, said)


def start_special(number: str, by: c.Officer, procedure: str, days: int, call: Call) -> Answer:
    """Begins a procedure outside the clock, `days` working days long (45)."""
    return give(number, c.StartSpecial(by, procedure, days), call)


def end_special(number: str, by: c.Officer, call: Call) -> Answer:
    """Ends the running procedure outside the clock."""
    return give(number, c.EndSpecial(by), call)


def extend(number: str, by: c.Officer, days: int, words: str, call: Call) -> Answer:
    """Extends the time to decide, once, by the head (42)."""
    said = Words.of(words)
    return give(number, c.Extend(by, days, said.commitment), call, said)


def grant(number: str, by: c.Officer, words: str, call: Call) -> Answer:
    """Grants the licence (38)."""
    said = Words.of(words)
    return give(number, c.Grant(by, said.commitment), call, said)


def refuse(number: str, by: c.Officer, articles: tuple[str, ...], words: str, call: Call) -> Answer:
    """Refuses with reasons and articles (38)."""
    said = Words.of(words)
    return give(number, c.Refuse(by, articles, said.commitment if words.strip() else ""), call, said)


def send(number: str, by: c.Officer, sent_at: datetime, waybill: str, call: Call) -> Answer:
    """Posts the result under a waybill; it is served when it arrives (44)."""
    return give(number, c.Send(by, sent_at, waybill), call)


def report_return(number: str, by: c.Officer, returned_at: datetime, reason: str, call: Call) -> Answer:
    """Records that what was posted came back; it may be served again."""
    return give(number, c.ReportReturn(by, returned_at, reason), call)


def withdraw(number: str, by: c.Person, call: Call) -> Answer:
    """Withdraws the application before a decision."""
    return give(number, c.Withdraw(by), call)


def wake(stream: str, at: datetime) -> None:
    """Timer: lets silence have its consequence in a case."""
    number = stream.split(":", 1)[1]
    call = Call("system:timer", at)
    if isinstance(give(number, c.Settle(), call), Refusal):
        set_timer(stream, None)
