"""Rating the service in a case: voluntary, once a matter, never preset (国办发〔2019〕51号)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.verbs import Answer, Call
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.shell.crypto import commitment, fresh_salt, seal_json
from liuzui.voice.events import RatingGiven
from liuzui.voice.models import Rating
from liuzui.voice.reads.ratings import CONTEXT, officers, ratable
from liuzui.voice.types import BASIS, Grade


@dataclass(frozen=True, slots=True)
class Said:
    """Grade, words (may be empty) and the account of the officer meant, if any."""

    grade: int
    words: str = ""
    officer: str = ""


def rate(found: CaseRow, said: Said, call: Call) -> Answer:
    """Rates a case that is over; a second rating is refused, the first one stands."""
    if said.grade not in set(Grade):
        return Refusal("voice.no_such_grade", next_step="voice.choose_grade")
    if not ratable(found):
        return Refusal("voice.not_over", {"number": found.number}, next_step="voice.rate_later")
    if said.officer and said.officer not in officers(found):
        return Refusal("voice.no_such_officer", next_step="voice.choose_grade")
    body = [found.number, said.grade, said.words, said.officer]
    return once(key_for(call.actor, call.key, body) if call.key else None, lambda: _rate(found, said, call))


@transaction.atomic
def _rate(found: CaseRow, said: Said, call: Call) -> Answer:
    state, salt = found.state, fresh_salt()
    row, new = Rating.objects.get_or_create(
        case_number=found.number,
        defaults={
            "applicant": UUID(state.applicant), "agency": state.agency, "item": state.item, "grade": said.grade,
            "officer": said.officer, "salt": salt, "commitment": commitment(said.words, salt), "given_at": call.at,
            "sealed": seal_json(UUID(state.applicant), said.words, CONTEXT),
        },
    )  # fmt: skip
    if not new:
        return Refusal("voice.rated_before", {"number": found.number}, (BASIS,), next_step="voice.complain_instead")
    happened = RatingGiven(found.number, state.agency, state.item, said.grade, said.officer, row.commitment)
    record(f"rating:{found.number}", [(happened, call.at)], actor=call.actor, at=call.at)
    return {"number": found.number, "grade": said.grade}
