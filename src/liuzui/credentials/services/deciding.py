"""An officer decides on a licence of her agency: for a listed cause, with facts and reasons (许可法 8, 69, 70)."""

from dataclasses import dataclass
from typing import Any

from liuzui.credentials.domain.causes import CAUSES, Standpoint, refused
from liuzui.credentials.reads.acts import issued_by, this_day
from liuzui.credentials.reads.kinds import licences
from liuzui.credentials.services import ending
from liuzui.credentials.types import Decider, Status
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import key_for, once

REGISTERED = ("市场主体登记管理条例 第四十条",)
"""A business licence is a registration, undone by its registrar and not under the Licensing Law."""
VERBS = {
    Status.REVOKED: ending.revoke, Status.SUSPENDED: ending.suspend, Status.IN_FORCE: ending.resume,
    Status.CANCELLED: ending.cancel,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """The cause, the law it names beside, facts and reasons, and whether revoking does major public harm (69)."""

    cause: str
    basis: str
    words: str
    harm: bool = False


def decide(number: str, decision: Decision, by: Decider) -> dict[str, Any] | Refusal:
    """Revokes, suspends, resumes or cancels the licence; a retry gets the same answer."""
    said = [number, decision.cause, decision.basis, decision.words, decision.harm]
    return once(key_for(by.actor, by.key, said) if by.key else None, lambda: _decide(number, decision, by))


def _decide(number: str, decision: Decision, by: Decider) -> dict[str, Any] | Refusal:
    found, cause = issued_by(number, by.agency), CAUSES.get(decision.cause)
    if found is None or cause is None:
        return Refusal("credential.unknown", {"number": number}, next_step="credential.unknown.next")
    if found.kind not in licences():
        return Refusal("credential.registered", articles=REGISTERED, next_step="credential.registered.next")
    if not decision.words.strip():
        return Refusal("credential.no_reasons", articles=cause.articles, next_step="credential.no_reasons.next")
    view = (number, found.status, found.valid_to, this_day(), by.roles, decision.basis, decision.harm)
    if no := refused(cause, Standpoint(*view)):
        return no
    basis = (*cause.articles, *(line.strip() for line in decision.basis.splitlines() if line.strip()))
    ground = ending.Ground(f"credential.reason.{cause.code}", basis, decision.words, cause.compensation)
    status = VERBS[cause.status](number, ground, actor=by.actor, at=by.at)
    return status if isinstance(status, Refusal) else {"number": number, "status": str(status)}
