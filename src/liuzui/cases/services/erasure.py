"""Erasing a person on a legal basis (个人信息保护法 第四十七条); what law makes the county keep comes first."""

from datetime import datetime
from uuid import UUID

from liuzui.cases.models import Case
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import Actor
from liuzui.parties.services import erase_person

ARTICLE = "个人信息保护法 第四十七条"
BASES = ("request", "purpose_met", "consent_withdrawn", "unlawful", "term_over")
"""Why a person is erased: on request, and the cases of article 47."""


def erase_subject(
    person: UUID, basis: str, *, actor: Actor, at: datetime, files_may_go: bool = False
) -> UUID | Refusal:
    """Destroys a person's key for good; Refusal while a case is open or the files of ended ones must be kept.

    How long files are kept is not known to this software: `files_may_go` is the operator's word that the term is over.
    """
    if basis not in BASES:
        return Refusal("case.erasure_basis", {"bases": " ".join(BASES)}, (ARTICLE,))
    cases = Case.objects.filter(applicant=str(person))
    if cases.exclude(holder="nobody").exists():
        return Refusal("case.erasure_open", articles=(ARTICLE,))
    if cases.exists() and not files_may_go:
        return Refusal("case.erasure_kept", articles=(ARTICLE,), next_step="case.erasure_term")
    return erase_person(person, basis, actor=actor, at=at)
