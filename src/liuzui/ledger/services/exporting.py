"""Exporting history for process mining: pseudonyms salted anew for each export, codes and times only, no persons.

Rows are read as streams; the objects of OCEL are gathered on disk, so that memory does not grow with history.
"""

import hashlib
import hmac
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from liuzui.ledger.domain.leaf import instant
from liuzui.ledger.domain.mining import Occurrence, Out, Relation, Thing, Trace, ocel, xes
from liuzui.ledger.events import HistoryExported
from liuzui.ledger.models import Event
from liuzui.ledger.reads import size
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor

FORMS = ("xes", "ocel-json", "ocel-xml")
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Map:
    """Which events go out and what they concern (`web/wiring.py`).

    `streams`: stream prefix → type of the object it belongs to; `fields`: field, or `kind.field`, → type of the object
    that it names; `attributes`: fields that go out as they are; `open`: types whose names are no pseudonyms.
    """

    streams: Mapping[str, str]
    fields: Mapping[str, str]
    attributes: frozenset[str]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of history: from and until (instants), one item or all."""

    since: datetime | None = None
    until: datetime | None = None
    item: str = ""


@dataclass(slots=True)
class Disguise:
    """Turns names into pseudonyms that mean nothing outside one export."""

    plain: frozenset[str]
    salt: bytes = field(default_factory=lambda: os.urandom(32))

    def of(self, kind: str, name: str) -> str:
        """The name that stands in the export."""
        if kind in self.plain:
            return name
        return f"{kind}-" + hmac.new(self.salt, f"{kind}:{name}".encode(), hashlib.sha256).hexdigest()[:16]


def export(form: str, out: Out, mapped: Map, window: Window, *, actor: Actor, at: datetime) -> int:
    """Writes history in one of `FORMS`; returns how many events. That it was exported becomes an event itself."""
    disguise, rows = Disguise(mapped.open), _rows(window)
    if form == "xes":
        count = xes.write(out, _traces(rows, mapped, disguise))
    else:
        count = _objects(form, out, rows, mapped, disguise)
    span = [instant(one) if one else "" for one in (window.since, window.until)]
    happened = HistoryExported(form, span[0], span[1], window.item, count)
    with transaction.atomic():
        record(f"export:{os.urandom(8).hex()}", [(happened, at)], actor=actor, at=at, version=0)
    return count


def _rows(window: Window) -> QuerySet[Event]:
    """The events of the window that are sealed now; no lock is held while they go out."""
    rows = Event.objects.filter(position__lt=size())
    if window.since:
        rows = rows.filter(occurred_at__gte=window.since)
    if window.until:
        rows = rows.filter(occurred_at__lt=window.until)
    if window.item:
        named = json.dumps({"item": window.item}, separators=(",", ":"), ensure_ascii=False)[1:-1]
        first = Event.objects.filter(kind="case.submitted", data__contains=named)
        rows = rows.filter(stream__in=first.values("stream"))
    return rows


def _occurrences(rows: QuerySet[Event], mapped: Map, disguise: Disguise) -> Iterator[Occurrence]:
    """Rows as they go out; streams of other kinds are passed over."""
    for row in rows.iterator(chunk_size=CHUNK):
        prefix, _, name = row.stream.partition(":")
        if prefix in mapped.streams:
            yield _occurrence(row, Relation(name, mapped.streams[prefix], prefix), mapped, disguise)


def _occurrence(row: Event, own: Relation, mapped: Map, disguise: Disguise) -> Occurrence:
    data = json.loads(row.data)
    named = {name: mapped.fields.get(f"{row.kind}.{name}", mapped.fields.get(name, "")) for name in data}
    relations = [own, *(Relation(data[n], kind, n) for n, kind in named.items() if kind and isinstance(data[n], str))]
    hidden: dict[str, Relation] = {}
    for one in relations:
        hidden.setdefault(name := disguise.of(one.type, one.object_id), Relation(name, one.type, one.qualifier))
    who, _, name = row.actor.partition(":")
    return Occurrence(
        id=disguise.of("event", row.uid),
        kind=row.kind,
        time=instant(row.occurred_at),
        resource=disguise.of("officer", name) if who == "account" else row.actor,
        group=data["agency"] if isinstance(data.get("agency"), str) else "",
        attributes={n: _text(v) for n, v in data.items() if n in mapped.attributes and v is not None and not named[n]},
        relations=tuple(hidden.values()),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _traces(rows: QuerySet[Event], mapped: Map, disguise: Disguise) -> Iterator[tuple[Trace, Iterable[Occurrence]]]:
    """Each case with its events in order."""
    cases = rows.filter(stream__startswith="case:").order_by("stream", "version")
    for name, happened in groupby(_occurrences(cases, mapped, disguise), key=lambda one: one.relations[0].object_id):
        yield Trace(name), happened


def _objects(form: str, out: Out, rows: QuerySet[Event], mapped: Map, disguise: Disguise) -> int:
    """Gathers objects and types in a first pass, writes them, then the events in a second."""
    rows = rows.order_by("id")
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/objects")) as shelf:
        kinds = _gather(shelf, _occurrences(rows, mapped, disguise))
        types: dict[str, set[str]] = {}
        for kind, names in shelf.execute("SELECT DISTINCT type, names FROM object"):
            types.setdefault(kind, set()).update(json.loads(names))
        contents = ocel.Contents(
            {kind: sorted(names) for kind, names in sorted(types.items())},
            {kind: sorted(names) for kind, names in sorted(kinds.items())},
            _things(shelf),
            _occurrences(rows, mapped, disguise),
        )
        return (ocel.write_xml if form == "ocel-xml" else ocel.write_json)(out, contents)


def _gather(shelf: sqlite3.Connection, happened: Iterable[Occurrence]) -> dict[str, set[str]]:
    """Puts every object on the shelf once, with what its first event says of it; returns the types of events."""
    shelf.execute("CREATE TABLE object (id TEXT PRIMARY KEY, type, time, attributes, names)")
    shelf.execute("CREATE TABLE link (id TEXT, other TEXT, type, qualifier, PRIMARY KEY (id, other)) WITHOUT ROWID")
    kinds: dict[str, set[str]] = {}
    for one in happened:
        kinds.setdefault(one.kind, set()).update(ocel.said(one))
        for place, relation in enumerate(one.relations):
            told = dict(one.attributes) if place == 0 else {}
            row = (relation.object_id, relation.type, one.time, json.dumps(told), json.dumps(sorted(told)))
            shelf.execute("INSERT OR IGNORE INTO object VALUES (?, ?, ?, ?, ?)", row)
        for relation in one.relations[1:]:
            link = (one.relations[0].object_id, relation.object_id, relation.type, relation.qualifier)
            shelf.execute("INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?)", link)
    return kinds


def _things(shelf: sqlite3.Connection) -> Iterator[Thing]:
    for name, kind, time, attributes in shelf.execute("SELECT id, type, time, attributes FROM object ORDER BY id"):
        links = shelf.execute("SELECT other, type, qualifier FROM link WHERE id = ? ORDER BY other", (name,))
        yield Thing(name, kind, time, json.loads(attributes), tuple(Relation(*link) for link in links))
