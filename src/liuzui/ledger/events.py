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


@event("consequence.given_up")
@dataclass(frozen=True, slots=True)
class ConsequenceGivenUp:
    """A person decided that a handler need not take an event that it could not take."""

    handler: Public[str]
    event: Public[str]
    reason: Public[str]


@event("delivery.given_up")
@dataclass(frozen=True, slots=True)
class DeliveryGivenUp:
    """A person decided that a message to the outside, which never arrived, is not sent any more."""

    key: Public[str]
    host: Public[str]
    reason: Public[str]


@event("history.exported")
@dataclass(frozen=True, slots=True)
class HistoryExported:
    """History was handed out for process mining, under pseudonyms: form, span, item, number of events."""

    form: Public[str]
    since: Public[str]
    until: Public[str]
    item: Public[str]
    events: Public[int]
