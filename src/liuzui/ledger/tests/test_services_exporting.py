"""History for process mining: valid against the published schemas, read again the same, nobody recognisable."""

import csv
import gzip
import io
import json
import os
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from liuzui.ledger.domain.mining import Occurrence, Relation, Thing, Trace, ocel, xes
from liuzui.ledger.domain.mining.reading import read_ocel, read_xes
from liuzui.ledger.models import Event
from liuzui.ledger.services.append import record
from liuzui.ledger.services.exporting import Map, Window, export
from liuzui.ledger.services.sealer import seal_all
from liuzui.ledger.types import REGISTRY, Commitment, Public, Restricted, event

ROOT = Path(__file__).resolve().parents[4]
LOGS = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data")) / "event-logs"
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
MAPPED = Map(
    {"case": "case"}, {"applicant": "applicant", "agency": "agency"}, frozenset({"item", "late"}), frozenset({"agency"})
)
NASTY = "a<b>&\"c' 新绛"


def material(pattern: str) -> list[Path]:
    """Files of the shared material; a loud skip where there are none."""
    found = sorted(LOGS.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} in {LOGS}: set LIUZUI_DATA")
    return found


@pytest.fixture
def lived(transactional_db: None) -> Iterator[None]:
    """Three cases of two people, sealed."""

    @event("case.submitted_sample")
    @dataclass(frozen=True, slots=True)
    class Submitted:
        item: Public[str]
        agency: Public[str]
        applicant: Restricted[str]
        filing: Commitment
        late: Public[bool]

    for n, (who, item) in enumerate([("王小花", NASTY), ("李四", "b"), ("王小花", NASTY)]):
        at = T0 + timedelta(days=n)
        happened = [(Submitted(item, "0107", who, "ab" * 32, True), at)] * 2
        record(f"case:number-{n}", happened, actor="account:wang-the-clerk", at=at)
    record("party:x", [(Submitted("", "", "王小花", "", False), T0)], actor="system:test", at=T0)
    seal_all()
    yield
    REGISTRY.pop("case.submitted_sample")


def written(form: str, window: Window = Window()) -> str:  # noqa: B008 - frozen
    out = io.StringIO()
    export(form, out.write, MAPPED, window, actor="account:1", at=T0)
    return out.getvalue()


def traces(text: str) -> list[tuple[str, list[dict[str, str]]]]:
    return list(read_xes(io.BytesIO(text.encode())))


def test_xes_holds_every_case_with_time_resource_group_and_lifecycle(lived: None) -> None:
    found = traces(written("xes"))
    assert [len(events) for _, events in found] == [2, 2, 2]
    one = found[0][1][0]
    assert one["time:timestamp"] == "2026-03-02T01:00:00.000000Z"
    assert (one["concept:name"], one["lifecycle:transition"]) == ("case.submitted_sample", "complete")
    assert (one["item"], one["late"], one["org:group"]) == (NASTY, "true", "0107")
    assert len({event["org:resource"] for _, events in found for event in events}) == 1


@pytest.mark.parametrize("form", ["xes", "ocel-json", "ocel-xml"])
def test_no_export_names_anyone_and_no_two_exports_can_be_joined(lived: None, form: str) -> None:
    first, second = written(form), written(form)
    for word in ("王小花", "李四", "wang-the-clerk", "number-0", "ab" * 32, "party:x"):
        assert word not in first
    assert first != second
    uids = Event.objects.values_list("uid", flat=True)
    assert not [uid for uid in uids if uid in first]


@pytest.mark.parametrize("form", ["ocel-json", "ocel-xml"])
def test_object_logs_read_again_whole(lived: None, form: str) -> None:
    log = read_ocel(written(form).encode())
    assert len(log.events) == 6
    assert not log.dangling()
    kinds = sorted(thing.type for thing in log.things.values())
    assert kinds == ["agency", "applicant", "applicant", "case", "case", "case"]
    assert {event.attributes["item"] for event in log.events} == {NASTY, "b"}
    cases = [thing for thing in log.things.values() if thing.type == "case"]
    assert [{log.things[r.object_id].type for r in case.relations} for case in cases] == [{"agency", "applicant"}] * 3


def test_object_logs_hold_against_the_published_schemas(lived: None) -> None:
    import jsonschema_rs
    import xmlschema

    (schema,) = material("ocel/*schema*.json")
    jsonschema_rs.validator_for(json.loads(schema.read_text())).validate(json.loads(written("ocel-json")))
    (schema,) = material("ocel/*.xsd")
    text = written("ocel-xml")
    assert [fault.reason for fault in xmlschema.XMLSchema(str(schema)).iter_errors(io.StringIO(text))] == []
    assert undeclared(ElementTree.fromstring(text)) == []


def undeclared(log: ElementTree.Element) -> list[str]:
    """Attributes that an event or object has and its type does not declare."""
    found = []
    for group, kind in (("objects/object", "object-types/object-type"), ("events/event", "event-types/event-type")):
        known = {t.get("name"): {a.get("name") for a in t.iter("attribute")} for t in log.findall(kind)}
        for one in log.findall(group):
            names = {a.get("name") for a in one.findall("attributes/attribute")}
            found += [f"{one.get('id')}.{name}" for name in names - known[one.get("type")]]
    return found


def test_span_and_item_choose(lived: None) -> None:
    day = Window(since=T0 + timedelta(hours=1), until=T0 + timedelta(days=1, hours=1))
    assert len(traces(written("xes", day))) == 1
    assert traces(written("xes", Window(item="nothing"))) == []


def test_exporting_is_an_event(lived: None) -> None:
    written("xes")
    assert json.loads(Event.objects.get(kind="history.exported").data)["events"] == 6


def test_examples_of_others_are_read() -> None:
    for path in [*material("ocel/*.jsonocel"), *material("ocel/*.xmlocel")]:
        log = read_ocel(path.read_bytes())
        assert log.events, path
        assert log.things, path
        assert not log.dangling(), path


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"<log", b"\xff\xfe", b'{"events": 1, "objects": []}', b"<!DOCTYPE a []><a/>"]
)
def test_what_is_no_log_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=""):
        read_ocel(raw)


def _types(several: Iterable[Any], by: str) -> dict[str, list[str]]:
    """The names of attributes by type, as they occur."""
    found: dict[str, dict[str, None]] = {}
    for one in several:
        found.setdefault(getattr(one, by), {}).update(dict.fromkeys(one.attributes))
    return {name: list(attributes) for name, attributes in found.items()}


def test_examples_written_again_say_the_same() -> None:
    for path in [*material("ocel/ocel20*.jsonocel")]:
        log = read_ocel(path.read_bytes())
        things = [Thing(t.id, t.type, "1970-01-01T00:00:00Z", t.attributes, t.relations) for t in log.things.values()]
        for write in (ocel.write_json, ocel.write_xml):
            out = io.StringIO()
            write(out.write, ocel.Contents(_types(things, "type"), _types(log.events, "kind"), things, log.events))
            again = read_ocel(out.getvalue().encode())
            assert [(e.id, e.kind, e.attributes) for e in again.events] == [
                (e.id, e.kind, e.attributes) for e in log.events
            ]
            assert {t.id: t.attributes for t in again.things.values()} == {t.id: t.attributes for t in things}


def real_rows() -> Iterator[dict[str, Any]]:
    (path,) = material("receipt.csv.gz")
    with gzip.open(path, "rt", newline="") as file:
        yield from csv.DictReader(file)


def real_traces() -> Iterator[tuple[Trace, Iterator[Occurrence]]]:
    """The real log of permit applications, case by case."""
    for name, rows in groupby(real_rows(), key=lambda row: row["case:concept:name"]):
        yield (
            Trace(name),
            (
                Occurrence(
                    row["concept:instance"], row["concept:name"], row["time:timestamp"], row["org:resource"],
                    row["org:group"],
                )
                for row in rows
            ),
        )  # fmt: skip


def test_a_real_log_of_8577_events_goes_out_and_comes_back() -> None:
    out = io.StringIO()
    assert xes.write(out.write, real_traces()) == 8577
    found = traces(out.getvalue())
    assert len(found) == 1434
    told = [(name, event["concept:instance"], event["concept:name"]) for name, events in found for event in events]
    assert told == [(r["case:concept:name"], r["concept:instance"], r["concept:name"]) for r in real_rows()]


def test_memory_does_not_grow_with_the_log() -> None:
    def peak(count: int) -> int:
        happened = (Occurrence(str(n), "a", "2026-01-01T00:00:00Z", "r", "g", {}, (Relation("c", "case", "q"),))
                    for n in range(count))  # fmt: skip
        tracemalloc.start()
        ocel.write_json(len, ocel.Contents({}, {}, (), happened))
        xes.write(len, iter([(Trace("c"), (Occurrence(str(n), "a", "t") for n in range(count)))]))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(20_000) < peak(200) + 50_000
