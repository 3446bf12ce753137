"""What the ledger itself records."""

from dataclasses import dataclass

from liuzui.ledger.types import Public, event


@event("access.batch")
@dataclass(frozen=True, slots=True)
class AccessBatch:
    """The access log of a span was closed: `digest` is the SHA-256 over its canonical entries."""

    batch: Public[str]
    entries: Public[int]
    digest: Public[str]
