"""Bodies and answers of applications filed in one call."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

EXAMPLE = {
    "entity-type": "limited-company", "company-name": "新绛县天禾商贸有限公司", "scope": "日用百货销售；家用电器销售",
    "premises-typed": "山西省运城市新绛县龙兴镇正平路12号", "capital": "50万元", "capital-due": "2031-06-30",
    "founders": "me", "no-supervisor": True, "owners-exempt": True, "has-employees": False, "wants-bank": False,
}  # fmt: skip


class ApplicationIn(Schema):
    """Answers by field as the matter's schema says; texts may be as people type them (`五十万`, `1/3`).

    `applicant`: for whom, else the token's own person. `insists`: file what is objected to, for an officer to decide.
    """

    values: dict[str, Any] = Field(examples=[EXAMPLE])
    applicant: UUID | None = None
    insists: bool = False


class Said(Schema):
    """Something said of a field, in both languages, with the next step."""

    field: str
    code: str
    message: dict[str, str]
    next: dict[str, str] | None = None


class Objected(Schema):
    """Why it was not filed: the whole reason, and every problem at its field."""

    code: str
    message: dict[str, str]
    articles: list[str]
    next: dict[str, str] | None
    problems: list[Said] = []


PROBLEMS: dict[Any, Any] = {frozenset({400, 401, 403, 404, 409, 422}): Objected}


class Reason(Schema):
    """Why an officer decides."""

    code: str
    message: dict[str, str]


class Filed(Schema):
    """The case that was filed: granted at once (`instant`) or handed to an officer with reasons."""

    number: str
    stage: str
    instant: bool
    reasons: list[Reason]


class MemberOut(Schema):
    """A member of a package: whose it is, where it stands, by when it is due."""

    key: str
    name: dict[str, str]
    agency: str
    stage: str
    started_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None
    reason: str
    result: str


class Status_(Filed):
    """Where an application stands now."""

    due_at: datetime | None
    members: list[MemberOut]


class DocumentOut(Schema):
    """A document that was made."""

    number: str
    kind: str
    made_at: datetime


class ResultOut(Schema):
    """What a member brought about."""

    member: str
    name: dict[str, str]
    result: str
