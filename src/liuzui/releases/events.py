"""What happens to releases of content."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Public, event


@event("release.published")
@dataclass(frozen=True, slots=True)
class ReleasePublished:
    """Content was put in force from a legal day; anyone who has the content can recompute the digest."""

    digest: Public[str]
    effective_on: Public[date]
    transition: Public[str]
    items: Public[int]
    replaces: Public[str]


@event("table.drafted")
@dataclass(frozen=True, slots=True)
class TableDrafted:
    """A text of a decision table was drafted (or changed); `base` is the digest of the text it starts from."""

    table: Public[str]
    digest: Public[str]
    base: Public[str]


@event("table.reviewed")
@dataclass(frozen=True, slots=True)
class TableReviewed:
    """Somebody other than the author looked at a text for legality or fairness (公平竞争审查条例)."""

    table: Public[str]
    digest: Public[str]
    aspect: Public[str]
    passed: Public[bool]


@event("table.put_on_trial")
@dataclass(frozen=True, slots=True)
class TablePutOnTrial:
    """A draft runs beside the table in use: it decides nothing, its differences are shown."""

    table: Public[str]
    digest: Public[str]


@event("table.published")
@dataclass(frozen=True, slots=True)
class TablePublished:
    """A draft went into a release from a legal day."""

    table: Public[str]
    digest: Public[str]
    release: Public[str]
    effective_on: Public[date]


@event("table.withdrawn")
@dataclass(frozen=True, slots=True)
class TableWithdrawn:
    """A draft was given up."""

    table: Public[str]
