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
