"""Complaining about a case and answering: a complaint has a number of its own and waits until it is answered."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.numbers import next_number
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.types import Officer
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.shell.crypto import commitment, fresh_salt, seal_json
from liuzui.voice.events import ComplaintAnswered, ComplaintLodged
from liuzui.voice.models import Complaint
from liuzui.voice.reads.complaints import CONTEXT
from liuzui.voice.reads.ratings import officers


@dataclass(frozen=True, slots=True)
class Grievance:
    """What somebody complains about: a code, her words, the agency that is meant."""

    about: str
    words: str
    agency: str


def agencies(found: CaseRow) -> tuple[str, ...]:
    """Agencies about which one can complain: the deciding one first, then those of a package's members."""
    return tuple(dict.fromkeys((found.state.agency, *(one.agency for one in getattr(found.terms, "members", ())))))


def complain(found: CaseRow, said: Grievance, call: Call) -> Answer:
    """Lodges a complaint about a case in whatever stage; the answer holds its number."""
    if not said.words.strip():
        return Refusal("voice.words_needed", next_step="voice.say_what")
    if said.agency not in agencies(found):
        return Refusal("voice.no_such_agency", next_step="voice.say_what")
    body = [found.number, said.about, said.words, said.agency]
    return once(key_for(call.actor, call.key, body) if call.key else None, lambda: _lodge(found, said, call))


@transaction.atomic
def _lodge(found: CaseRow, said: Grievance, call: Call) -> Answer:
    subject, salt = UUID(found.state.applicant), fresh_salt()
    row = Complaint.objects.create(
        number=next_number(said.agency, call.at, catalog.calendar().zone), case_number=found.number,
        applicant=subject, agency=said.agency, about=said.about, salt=salt, commitment=commitment(said.words, salt),
        lodged_at=call.at, sealed=seal_json(subject, said.words, CONTEXT),
    )  # fmt: skip
    happened = ComplaintLodged(row.number, found.number, said.agency, said.about, row.commitment)
    record(f"complaint:{row.number}", [(happened, call.at)], actor=call.actor, at=call.at)
    return {"number": row.number}


def answer(number: str, by: Officer, outcome: str, words: str, call: Call) -> Answer:
    """Answers a complaint once; whoever acted in the case cannot."""
    if not words.strip():
        return Refusal("voice.words_needed", next_step="voice.say_what")
    body = [number, outcome, words]
    key = key_for(call.actor, call.key, body) if call.key else None
    return once(key, lambda: _answer(number, by, outcome, words, call))


@transaction.atomic
def _answer(number: str, by: Officer, outcome: str, words: str, call: Call) -> Answer:
    row = Complaint.objects.select_for_update().filter(number=number, agency=by.agency).first()
    if row is None:
        return Refusal("voice.no_such_complaint")
    if row.answered_at is not None:
        return Refusal("voice.answered_before", {"number": number})
    found = cases.case(row.case_number)
    if found is not None and by.account in officers(found):
        return Refusal("voice.own_case", {"number": row.case_number}, next_step="voice.let_colleague")
    row.answer_salt, row.outcome, row.answered_at = fresh_salt(), outcome, call.at
    row.answer_commitment = commitment(words, row.answer_salt)
    row.answer_sealed = seal_json(row.applicant, words, CONTEXT)
    row.save(update_fields=["answer_salt", "outcome", "answered_at", "answer_commitment", "answer_sealed"])
    happened = ComplaintAnswered(number, outcome, by.account, row.answer_commitment)
    record(f"complaint:{number}", [(happened, call.at)], actor=call.actor, at=call.at)
    return {"number": number, "outcome": outcome}
