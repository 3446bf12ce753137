"""What the ledger itself records."""

from dataclasses import dataclass
from datetime import datetime

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


@event("transcript.made")
@dataclass(frozen=True, slots=True)
class TranscriptMade:
    """A recomputable function was run; `digest` is the SHA-256 over the public part, `subject` the stream it serves."""

    transcript: Public[str]
    function: Public[str]
    function_version: Public[int]
    subject: Public[str]
    digest: Public[str]


@event("draw.announced")
@dataclass(frozen=True, slots=True)
class DrawAnnounced:
    """A draw was announced: what for, from which published value chance will come, and not before when."""

    title: Public[str]
    purpose: Public[str]
    source: Public[str]
    entropy_at: Public[datetime]
    confidential: Public[bool]


@event("draw.sealed")
@dataclass(frozen=True, slots=True)
class DrawSealed:
    """The pool of a draw was fixed, before the entropy existed."""

    pool_digest: Public[str]
    members: Public[int]
    excluded: Public[int]
    wanted: Public[int]
    alternates: Public[int]


@event("draw.entropy_given")
@dataclass(frozen=True, slots=True)
class DrawEntropyGiven:
    """The published value was typed in, with the place where anyone can look it up."""

    entropy: Public[str]
    evidence: Public[str]


@event("draw.drawn")
@dataclass(frozen=True, slots=True)
class DrawDrawn:
    """The draw was made; the transcript holds the result."""

    transcript: Public[str]
    digest: Public[str]


@event("draw.annulled")
@dataclass(frozen=True, slots=True)
class DrawAnnulled:
    """The draw counts no more; it and its result stay on record."""

    reason: Public[str]


@event("log.key_retired")
@dataclass(frozen=True, slots=True)
class KeyRetired:
    """A key of the log signs no more, and its private part was destroyed."""

    key: Public[str]
    until: Public[datetime]


@event("log.key_introduced")
@dataclass(frozen=True, slots=True)
class KeyIntroduced:
    """The log's key introduced the next one: it signs heads from `from_size` on, the old one until `until`."""

    old_key: Public[str]
    new_key: Public[str]
    algorithm: Public[str]
    from_size: Public[int]
    until: Public[datetime]
