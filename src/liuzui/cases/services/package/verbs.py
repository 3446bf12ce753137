"""Verbs of officers and applicants on a package; each returns what happened, or a Refusal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from liuzui.cases.domain.licensing.commands import Officer, Person
from liuzui.cases.domain.package import commands as c
from liuzui.cases.reads import cases
from liuzui.cases.services.keeping import Kept, SignedForm, Words
from liuzui.cases.services.transact import transact
from liuzui.cases.services.verbs import Answer, Call, response
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import key_for, once

Reasons = tuple[str, ...]
Skipped = tuple[tuple[str, str], ...]


def give(number: str, command: c.PackageCommand, call: Call, kept: Kept | None = None, said: Any = None) -> Answer:
    """One command to one package, once for each key and for what is said with it."""

    def verb() -> Answer:
        done = transact(number, command, actor=call.actor, at=call.at, kept=kept)
        return named(number, done) if isinstance(done, Refusal) else response(done)

    body = [number, type(command).__name__, said]
    return once(key_for(call.actor, call.key, body) if call.key else None, verb)


def named(number: str, refusal: Refusal) -> Refusal:
    """The refusal with the step's name in place of its key, where it speaks of one."""
    found = cases.case(number) if "member" in refusal.params else None
    content = catalog.item(found.state.item, found.state.release).package if found else ()
    name = next((one.name for one in content if one.key == refusal.params["member"]), None)
    return replace(refusal, params={**refusal.params, "member": name.zh, "member_en": name.en}) if name else refusal


def approve(number: str, by: Officer, words: str, call: Call) -> Answer:
    """Grants what the table handed over (登记条例 第十九条)."""
    said = Words.of(words)
    return give(number, c.Approve(by, said.commitment), call, said, words)


def reject(number: str, by: Officer, articles: tuple[str, ...], words: str, call: Call) -> Answer:
    """Refuses with reasons and articles; only a person can."""
    said = Words.of(words)
    command = c.Reject(by, articles, said.commitment if words.strip() else "")
    return give(number, command, call, said, [list(articles), words])


def ask_corrections(number: str, by: Officer, defects: Mapping[str, str], call: Call) -> Answer:
    """Asks for all corrections in one notice: code of material or field → what is wrong and required."""
    said = Words.of(dict(defects))
    return give(number, c.AskCorrections(by, tuple(defects), said.commitment), call, said, dict(defects))


def answer_corrections(
    number: str, by: Person, supplied: Reasons, judged: tuple[Skipped, Reasons], form: SignedForm, *, call: Call
) -> Answer:
    """Answers the notice with the corrected form; `judged` is what does not apply and why a person must decide."""
    command = c.AnswerCorrections(by, supplied, form.commitment, *judged)
    return give(number, command, call, form, form.values)


def extend(number: str, by: Officer, days: int, words: str, call: Call) -> Answer:
    """Extends the time to decide once, by the head."""
    said = Words.of(words)
    return give(number, c.ExtendTime(by, days, said.commitment), call, said, [days, words])


def finish(number: str, by: Officer, member: str, result: str, call: Call) -> Answer:
    """A member is done, with this result."""
    return give(number, c.Finish(by, member, result), call, said=[member, result])


def fail(number: str, by: Officer, member: str, reason: str, call: Call) -> Answer:
    """A member could not be done now, for this reason; everybody sees it, and it can be tried again."""
    return give(number, c.Fail(by, member, reason), call, said=[member, reason])


def retry(number: str, by: Officer, member: str, call: Call) -> Answer:
    """A failed member is tried again."""
    return give(number, c.Retry(by, member), call, said=member)


def hand_out(number: str, command: c.HandOut, call: Call) -> Answer:
    """Hands finished results over at the one window; to whom and on what document stands in the event."""
    said = [list(command.members), command.present, command.document, command.verified, command.mandate]
    return give(number, command, call, said=said)


def cancel(number: str, by: Person, call: Call) -> Answer:
    """Withdraws the whole, as long as nothing was registered."""
    return give(number, c.Cancel(by), call)
