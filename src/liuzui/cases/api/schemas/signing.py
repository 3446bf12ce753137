"""Answers about rounds of signing."""

from datetime import datetime
from uuid import UUID

from ninja import Schema


class SignatoryOut(Schema):
    """Somebody who must sign: roles by code, where she stands, her link until she has signed."""

    place: str
    name: str
    roles: list[str]
    stage: str
    at: datetime | None
    method: str
    sample: bool
    reason: str
    link: str


class RoundOut(Schema):
    """A round of signing; `digest` is the salted digest that each signature and the filing carry."""

    id: UUID
    stage: str
    digest: str
    expires_at: datetime
    signed: int
    of: int
    signatories: list[SignatoryOut]
