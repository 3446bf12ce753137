"""What a signatory and the organiser do in a round: open, sign, refuse, deny, remind, make a new link, cancel."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from liuzui.cases.domain.signing import Round, commands, decide
from liuzui.cases.reads.signing import RoundRow
from liuzui.cases.services.signing import reports
from liuzui.cases.services.signing.rounds import Change, give
from liuzui.exchange.services.signing import Wish, seal_digest
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.shell.crypto import commitment

REASON_LIMIT = 500
METHODS = ("password", "window")
"""How a signatory is verified: her own account with checked identity, or her document at a window.

人脸识别 is not among them and may never be the only way (个人信息保护法 第十六条、第二十八条).
"""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the place, the account that acts (herself, or the officer before whom she stands), when, under which
    key a retry would come, and how she was verified."""

    key: str
    account: UUID
    at: datetime
    request: str
    method: str = "password"

    @property
    def actor(self) -> str:
        """The account as the ledger names it."""
        return f"account:{self.account}"


def open_place(found: RoundRow, act: Act) -> Round | Refusal:
    """Notes that the right person saw what she is asked to sign."""
    return give(found.id, commands.Open(act.key, str(act.account)), actor=act.actor, at=act.at)


def sign(found: RoundRow, act: Act) -> Round | Refusal:
    """Signs: first the certification service over the digest, then the event; a retry is the same signature."""
    who = found.person(act.key)
    if who is None:
        return Refusal("signing.unknown", next_step="signing.ask_for_new_link")
    command = commands.Sign(act.key, str(act.account), act.method, "", False)
    before = decide(found.state, command, act.at)
    if isinstance(before, Refusal) or not before:
        return before if isinstance(before, Refusal) else found.state
    sealed = seal_digest(Wish(f"{found.id}.{act.key}", found.state.content, who.name, who.number, act.method))
    if isinstance(sealed, Refusal):
        return sealed
    command = commands.Sign(act.key, str(act.account), act.method, sealed.reference, sealed.sample)
    change = Change(act.key, {"said": ""}, sealed.reference)
    return give(found.id, command, actor=act.actor, at=act.at, change=change)


def refuse(found: RoundRow, act: Act, reason: str) -> str | Refusal:
    """Does not sign, with a reason that the organiser reads; her name stays free to sign later."""
    said = _reason(reason)
    if isinstance(said, Refusal):
        return said

    def verb() -> dict[str, str] | Refusal:
        command = commands.Refuse(act.key, str(act.account), _committed(found, act.key, said))
        done = give(found.id, command, actor=act.actor, at=act.at, change=Change(act.key, {"said": said}))
        return done if isinstance(done, Refusal) else {"place": act.key}

    answer = once(key_for(act.actor, act.request, ["signing.refuse", str(found.id), act.key, said]), verb)
    return answer if isinstance(answer, Refusal) else str(answer["place"])


def deny(found: RoundRow, act: Act, reason: str) -> str | Refusal:
    """“I was impersonated”: stops the round and opens a case at the registration agency; the case's number."""
    said = _reason(reason)
    if isinstance(said, Refusal):
        return said

    def verb() -> dict[str, str] | Refusal:
        with transaction.atomic():
            number = reports.report(found, act.account, said, at=act.at, window=act.method == "window", key=act.key)
            if isinstance(number, Refusal):
                return number
            command = commands.Deny(act.key, str(act.account), number, _committed(found, act.key, said))
            change = Change(act.key, {"said": said}, number)
            done = give(found.id, command, actor=act.actor, at=act.at, change=change)
            if isinstance(done, Refusal):
                transaction.set_rollback(True)
                return done
        return {"number": number}

    answer = once(key_for(act.actor, act.request, ["signing.deny", str(found.id), act.key, said]), verb)
    return answer if isinstance(answer, Refusal) else str(answer["number"])


def remind(found: RoundRow, act: Act) -> Round | Refusal:
    """Reminds somebody who has not signed, once a day at most."""
    return give(found.id, commands.Remind(act.key, str(act.account)), actor=act.actor, at=act.at)


def relink(found: RoundRow, act: Act) -> Round | Refusal:
    """A new link for a place; the old one opens nothing any more."""
    change = Change(act.key, {"link": secrets.token_urlsafe(24)})
    return give(found.id, commands.Relink(act.key, str(act.account)), actor=act.actor, at=act.at, change=change)


def cancel(found: RoundRow, act: Act) -> Round | Refusal:
    """Gives the round up; nobody's signature counts any more."""
    return give(found.id, commands.Void("cancelled"), actor=act.actor, at=act.at)


def _reason(text: str) -> str | Refusal:
    said = clean(text, limit=REASON_LIMIT, multiline=True)
    if isinstance(said, Refusal):
        return said
    return said or Refusal("signing.reason_missing", next_step="signing.write_reason")


def _committed(found: RoundRow, key: str, said: str) -> str:
    who = found.person(key)
    return commitment(said, bytes.fromhex(who.salt)) if who else ""
