"""What a partner is told of an event: CloudEvents 1.0, structured mode, JSON format."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from liuzui.ledger.types import REGISTRY, Data, FieldClass, StoredEvent

MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"
SUBJECTS = ("case", "credential")
"""Streams whose name a partner may see: their numbers stand on papers; others name parties or accounts."""
DIGITS = 18


def wants(kinds: Iterable[str], kind: str) -> bool:
    """Whether a filter of kinds and patterns (`case.*`) lets a kind through.

    >>> wants(("case.*", "release.published"), "case.granted"), wants(("case.*",), "credential.issued")
    (True, False)
    """
    return any(fnmatchcase(kind, pattern) for pattern in kinds)


def part(event: StoredEvent, *, restricted: bool) -> Data:
    """The fields of an event that may leave: public ones, restricted ones where the basis allows, commitments never."""
    known = REGISTRY.get(event.kind)
    classes: Mapping[str, FieldClass] = known.classes if known else {}
    open_to = {FieldClass.PUBLIC, FieldClass.RESTRICTED} if restricted else {FieldClass.PUBLIC}
    return {name: value for name, value in event.data.items() if classes.get(name) in open_to}


def cloud_event(event: StoredEvent, *, source: str, division: str, restricted: bool) -> dict[str, Any]:
    """The message about an event; `sequence` is its place in the public log and sorts as text."""
    told: dict[str, Any] = {
        "specversion": "1.0",
        "id": event.uid,
        "source": source,
        "type": event.kind,
        "time": event.occurred_at,
        "datacontenttype": "application/json",
        "dataschema": f"urn:liuzui:event:{event.kind}:{event.schema}",
        "division": division,
        "data": part(event, restricted=restricted),
    }
    if event.stream.split(":")[0] in SUBJECTS:
        told["subject"] = event.stream
    if event.position is not None:
        told["sequence"] = str(event.position).zfill(DIGITS)
    return told
