"""Comparing ratings and complaints with their events and their words with the commitments; erased words differ not."""

from collections.abc import Iterator

from liuzui.ledger import reads as ledger
from liuzui.shell.crypto import Erased, UnsealError, commitment, unseal_json
from liuzui.voice.models import Complaint, Rating
from liuzui.voice.reads import complaints, ratings

Bytes = bytes | memoryview


def check() -> tuple[int, list[str]]:
    """How many streams were compared, and every difference in words."""
    given, lodged = list(Rating.objects.order_by("id")), list(Complaint.objects.order_by("id"))
    found = [line for one in given for line in _rating(one)]
    found += [line for one in lodged for line in _complaint(one)]
    known = {f"rating:{one.case_number}" for one in given} | {f"complaint:{one.number}" for one in lodged}
    for kind in ("rating.given", "complaint.lodged"):
        found += [f"{stream}: events without a row" for stream in ledger.streams_of_kind(kind) if stream not in known]
    return len(known), found


def _rating(row: Rating) -> Iterator[str]:
    stream = f"rating:{row.case_number}"
    said = [event.data for event in ledger.events(stream)]
    wanted = {"case": row.case_number, "agency": row.agency, "item": row.item, "grade": row.grade,
              "officer": row.officer, "words": row.commitment}  # fmt: skip
    if said != [wanted]:
        yield f"{stream}: the row is not what events say"
    yield from _words(stream, row, row.sealed, (row.salt, row.commitment), ratings.CONTEXT)


def _complaint(row: Complaint) -> Iterator[str]:
    stream = f"complaint:{row.number}"
    said = [event.data for event in ledger.events(stream)]
    lodged = {"complaint": row.number, "case": row.case_number, "agency": row.agency, "about": row.about,
              "words": row.commitment}  # fmt: skip
    answers = [(one["outcome"], one["words"]) for one in said[1:]]
    if said[:1] != [lodged] or answers != ([(row.outcome, row.answer_commitment)] if row.answered_at else []):
        yield f"{stream}: the row is not what events say"
    yield from _words(stream, row, row.sealed, (row.salt, row.commitment), complaints.CONTEXT)
    if row.answer_sealed is not None and row.answer_salt is not None:
        kept = (row.answer_salt, row.answer_commitment)
        yield from _words(stream, row, row.answer_sealed, kept, complaints.CONTEXT)


def _words(stream: str, row: Rating | Complaint, sealed: Bytes, kept: tuple[Bytes, str], context: str) -> Iterator[str]:
    try:
        value = unseal_json(row.applicant, sealed, context)
    except UnsealError:
        yield f"{stream}: words cannot be opened"
        return
    if not isinstance(value, Erased) and commitment(value, bytes(kept[0])) != kept[1]:
        yield f"{stream}: words are not what was committed to"
