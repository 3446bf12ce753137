"""Bodies and answers of the API of cases."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

Code = Annotated[str, Field(min_length=1, max_length=80)]
Words = Annotated[str, Field(min_length=1, max_length=4000)]


class Bilingual(Schema):
    """Words in both languages; Chinese is binding."""

    zh: str
    en: str


class Problem(Schema):
    """Why not, by which articles, and what to do next."""

    code: str
    message: Bilingual
    articles: list[str]
    next: Bilingual | None


PROBLEMS: dict[Any, Any] = {frozenset({400, 401, 403, 404, 409, 413, 415, 422}): Problem}
"""What every operation may answer instead."""


class Done(Schema):
    """What a verb brought about; `events` are uids whose receipts can be fetched."""

    number: str
    stage: str
    version: int
    events: list[str]
    licence: str


class Moment(Schema):
    """An event of a case; fields that are not public are left out."""

    uid: str
    kind: str
    occurred_at: datetime
    recorded_at: datetime
    data: dict[str, object]


class CaseOut(Schema):
    """A case with its clock and history."""

    number: str
    item: str
    stage: str
    holder: str
    received: date
    accepted: date | None
    accepted_by_silence: bool
    due_at: datetime | None
    legal_due_at: datetime | None
    decided: date | None
    licence: str
    version: int
    events: list[Moment]


class CorrectionsIn(Schema):
    """Everything that must be corrected: code of material or field → what is wrong and required."""

    defects: Annotated[dict[Code, Words], Field(min_length=1, max_length=60)]


class NotAcceptedIn(Schema):
    """Why the application is not accepted and which body is competent."""

    reason: Literal["not_needed", "not_competent"]
    right_body: Annotated[str, Field(max_length=200)] = ""
    words: Words


class ReviewIn(Schema):
    """A finding in one part."""

    part: Code
    passed: bool
    words: Words


class SpecialIn(Schema):
    """A procedure outside the clock and the working days that it needs."""

    procedure: Code
    days: Annotated[int, Field(ge=1, le=250)]


class ExtendIn(Schema):
    """Working days to add, with reasons."""

    days: Annotated[int, Field(ge=1, le=30)]
    words: Words


class WordsIn(Schema):
    """What is said."""

    words: Words


class HeardIn(Schema):
    """What an interested person of the case stated, or how it is known that she stated nothing."""

    number: Annotated[int, Field(ge=1, le=1000)]
    stated: bool
    words: Words


class OfferIn(Schema):
    """Why the right to a hearing is told, and when it reached the parties."""

    words: Words
    told_at: datetime | None = None


class HearingIn(Schema):
    """When and where a hearing is held, and the account of who chairs it."""

    held_at: datetime
    place: Annotated[str, Field(min_length=1, max_length=200)]
    chair: Code


class GrantIn(Schema):
    """Reasons for the grant."""

    words: Words


class RefuseIn(Schema):
    """Reasons and articles of a refusal."""

    articles: Annotated[list[Words], Field(min_length=1, max_length=20)]
    words: Words


class SendIn(Schema):
    """When the result was posted, and under which number of the post."""

    sent_at: datetime
    waybill: Code


class ReturnIn(Schema):
    """When and why a letter came back."""

    returned_at: datetime
    reason: Literal["wrong_address", "unclaimed", "rejected", "other"]


class ServeIn(Schema):
    """How and when the result was delivered."""

    channel: Literal["electronic", "post", "window"]
    sent_at: datetime
    arrived_at: datetime | None = None
    signed_at: datetime | None = None


class DraftIn(Schema):
    """An application to begin: item, the party that applies, answers known already."""

    item: Code
    applicant: UUID
    values: dict[str, Any] = {}


class ValuesIn(Schema):
    """Answers by field; decimals as text, money in fen, dates as ISO, people as rows."""

    values: dict[str, Any]


class Wrong(Schema):
    """Something wrong with an answer, in Chinese."""

    field: str
    label: str
    words: str


class DraftOut(Schema):
    """A draft with what still keeps it from being filed."""

    id: UUID
    item: str
    applicant: UUID
    version: int
    expires_at: datetime
    problems: list[Wrong]
    missing_materials: list[str]


class MaterialOut(Schema):
    """A file that was kept."""

    id: UUID
    code: str


class Submitted(Schema):
    """The number of the case that was filed."""

    number: str
