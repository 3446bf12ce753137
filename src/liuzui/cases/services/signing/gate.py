"""The gate before filing: an application with several signatories waits for all of them, over exactly this content."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.cases.domain.signing import RoundStage, commands
from liuzui.cases.models import SigningRound
from liuzui.cases.reads import signing as reads
from liuzui.cases.services.signing.hook import waits_for_others
from liuzui.cases.services.signing.rounds import blocked, give
from liuzui.cases.types import Signatory
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import commitment

STANDING = reads.STANDING


def salt_of(
    draft: UUID, account: UUID, who: tuple[Signatory, ...], content: Mapping[str, Any]
) -> bytes | Refusal | None:
    """The salt under which all signed this content; None where the one who files is the only signatory.

    A Refusal says who is missing, or that what was signed is not what would be filed.
    """
    if refusal := blocked(draft):
        return refusal
    if not waits_for_others(account, who):
        return None
    found = reads.of_draft(draft)
    if found is None or not found.state.standing:
        return Refusal("signing.needed", {"n": len(who)}, ("电子签名法 第十三条",), "signing.start_round")
    if commitment(content, found.salt) != found.state.content:
        return Refusal("signing.changed", articles=("电子签名法 第十三条",), next_step="signing.start_round")
    if found.state.missing:
        params = {"n": len(found.state.signed), "of": len(found.people)}
        return Refusal("signing.not_all", params, next_step="signing.see_missing")
    return found.salt


def use(draft: UUID, number: str, *, actor: Actor, at: datetime) -> Refusal | None:
    """Notes with which case the signatures were filed, in the caller's transaction; a round not needed is void."""
    for one in SigningRound.objects.filter(draft_id=draft, stage__in=STANDING):
        ending = commands.Use(number) if one.stage == RoundStage.COMPLETE else commands.Void("cancelled")
        done = give(one.id, ending, actor=actor, at=at)
        if isinstance(done, Refusal):
            return done
    return None
