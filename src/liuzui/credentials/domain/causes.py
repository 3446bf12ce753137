"""The causes for which a licence is revoked, withdrawn, suspended or cancelled (行政许可法 8, 69, 70): a closed list.

What rests on another law names it. Nothing is decided here by itself: a person with the post decides, with reasons.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from liuzui.credentials.domain.standing import change
from liuzui.credentials.types import Status
from liuzui.kernel.refusal import Refusal

A8, A69, A70 = ("行政许可法 第八条",), ("行政许可法 第六十九条",), ("行政许可法 第七十条",)


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause: what follows, on which articles, whether loss is made good, whether the law must be named."""

    code: str
    status: Status
    articles: tuple[str, ...] = ()
    compensation: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What is known when somebody decides: the licence, the day, her roles, what she adds.

    `harm`: revoking would do major harm to the public interest (69).
    """

    number: str
    status: Status
    valid_to: date | None
    today: date
    roles: frozenset[str]
    basis: str = ""
    harm: bool = False


_CAUSES = (
    Cause("abuse", Status.REVOKED, A69, compensation=True),
    Cause("ultra_vires", Status.REVOKED, A69, compensation=True),
    Cause("procedure", Status.REVOKED, A69, compensation=True),
    Cause("unqualified", Status.REVOKED, A69, compensation=True),
    Cause("fraud", Status.REVOKED, A69),
    Cause("law_changed", Status.REVOKED, A8, compensation=True),
    Cause("circumstances", Status.REVOKED, A8, compensation=True),
    Cause("penalty", Status.REVOKED, named=True),
    Cause("suspended_by_law", Status.SUSPENDED, named=True),
    Cause("suspension_over", Status.IN_FORCE, named=True),
    Cause("expired", Status.CANCELLED, A70),
    Cause("person_gone", Status.CANCELLED, A70),
    Cause("entity_gone", Status.CANCELLED, A70),
    Cause("revoked_before", Status.CANCELLED, A70),
    Cause("force_majeure", Status.CANCELLED, A70),
    Cause("cancelled_by_law", Status.CANCELLED, A70, named=True),
)
CAUSES: Mapping[str, Cause] = {cause.code: cause for cause in _CAUSES}
_BY_HEAD = frozenset({Status.REVOKED, Status.SUSPENDED})


def refused(cause: Cause, at: Standpoint) -> Refusal | None:
    """Why this cannot be decided for this cause now; None when it can."""
    no = _unfit(cause, at) or change(at.status, cause.status, at.number)
    if no is None:
        return None
    return replace(no, articles=no.articles or cause.articles or A70, next_step=no.next_step or f"{no.code}.next")


def _unfit(cause: Cause, at: Standpoint) -> Refusal | None:
    """The cause against the licence and against who decides."""
    if cause.status in _BY_HEAD and "head" not in at.roles:
        return Refusal("credential.head_decides")
    if cause.named and not at.basis.strip():
        return Refusal("credential.no_basis", {"number": at.number})
    if at.harm and cause.articles == A69:
        return Refusal("credential.public_harm", articles=A69)
    if cause.code == "expired" and (at.valid_to is None or at.today <= at.valid_to):
        return Refusal("credential.not_expired", {"day": at.valid_to.isoformat() if at.valid_to else "—"})
    if cause.code == "revoked_before" and at.status != Status.REVOKED:
        return Refusal("credential.not_revoked", {"number": at.number})
    return None
