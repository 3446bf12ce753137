"""Statements and facts: what goes into a register and what comes out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Statement:
    """A value of an attribute of a subject over legal days: `valid_from` included, `valid_to` excluded.

    `owner` seals the value under that party's key (personal and restricted attributes); `retracted` says that
    nothing is known for these days.
    """

    register: str
    subject: str
    attribute: str
    value: Any
    valid_from: date
    source: str
    valid_to: date | None = None
    owner: UUID | None = None
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What a register says: value, the days it holds, since when it is known, from where, by which event."""

    register: str
    subject: str
    attribute: str
    value: Any
    valid_from: date
    valid_to: date | None
    known_from: datetime
    source: str
    event: str
    erased: bool = False
