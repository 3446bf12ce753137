"""Reading logs of others and our own: XES, OCEL 2.0 as JSON and XML, OCEL 1.0 as JSON; ValueError when it is none."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from xml.etree import ElementTree

from liuzui.ledger.domain.mining import Occurrence, Relation, Thing

XES = "{http://www.xes-standard.org/}"


@dataclass(slots=True)
class ObjectLog:
    """What a file holds."""

    events: list[Occurrence] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)

    def dangling(self) -> set[str]:
        """Objects that something refers to and that are not there."""
        relations = [one for event in self.events for one in event.relations]
        relations += [one for thing in self.things.values() for one in thing.relations]
        return {one.object_id for one in relations} - set(self.things)


def read_ocel(raw: bytes) -> ObjectLog:
    """An OCEL file in any of its forms."""
    text = raw.decode("utf-8")
    if text.lstrip()[:1] == "<":
        return _xml(_root(text))
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError("not an object-centric log")
    return _first(told) if "ocel:events" in told else _second(told)


def _root(text: str) -> ElementTree.Element:
    """The root of a document that declares no types or entities of its own."""
    if "<!DOCTYPE" in text:
        raise ValueError("a document type is not read")
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - no document type, so no entities
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from None


def _second(told: Mapping[str, Any]) -> ObjectLog:
    try:
        things = [
            Thing(one["id"], one["type"], "", _named(one.get("attributes", ())), _relations(one))
            for one in told["objects"]
        ]
        events = [
            Occurrence(
                one["id"], one["type"], one["time"], "", "", _named(one.get("attributes", ())), _relations(one)
            )
            for one in told["events"]
        ]  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ValueError(f"not OCEL 2.0: {error!r}") from None
    return ObjectLog(events, {one.id: one for one in things})


def _named(attributes: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {one["name"]: str(one["value"]) for one in attributes}


def _relations(one: Mapping[str, Any]) -> tuple[Relation, ...]:
    return tuple(Relation(r["objectId"], "", r["qualifier"]) for r in one.get("relationships", ()))


def _first(told: Mapping[str, Any]) -> ObjectLog:
    try:
        things = {
            name: Thing(name, one["ocel:type"], "", {k: str(v) for k, v in one.get("ocel:ovmap", {}).items()})
            for name, one in told["ocel:objects"].items()
        }
        events = [
            Occurrence(
                name, one["ocel:activity"], str(one["ocel:timestamp"]), "", "",
                {k: str(v) for k, v in one.get("ocel:vmap", {}).items()},
                tuple(Relation(o, things[o].type if o in things else "", "") for o in one["ocel:omap"]),
            )
            for name, one in told["ocel:events"].items()
        ]  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not OCEL 1.0: {error!r}") from None
    return ObjectLog(events, things)


def _xml(root: ElementTree.Element) -> ObjectLog:
    try:
        things = [
            Thing(one.attrib["id"], one.attrib["type"], "", _texts(one), _links(one))
            for one in root.findall("objects/object")
        ]
        events = [
            Occurrence(
                one.attrib["id"], one.attrib["type"], one.attrib["time"], "", "", _texts(one), _links(one)
            )
            for one in root.findall("events/event")
        ]  # fmt: skip
    except KeyError as error:
        raise ValueError(f"not OCEL 2.0: {error!r}") from None
    return ObjectLog(events, {one.id: one for one in things})


def _texts(one: ElementTree.Element) -> dict[str, str]:
    """Values by name; where types share a name our XML puts the type before it (`ocel.write_xml`)."""
    own = f"{one.attrib['type']}."
    parts = one.findall("attributes/attribute")
    return {part.attrib["name"].removeprefix(own): part.text or "" for part in parts}


def _links(one: ElementTree.Element) -> tuple[Relation, ...]:
    found = one.find("objects")
    parts = found if found is not None else ()
    return tuple(Relation(p.attrib["object-id"], p.get("type", ""), p.get("qualifier", "")) for p in parts)


def read_xes(file: BinaryIO) -> Iterable[tuple[str, list[dict[str, str]]]]:
    """The traces of an XES file one after another: name, and the attributes of each event; memory of one trace."""
    for _, node in ElementTree.iterparse(file):  # noqa: S314 - our own files; entities end in a parse error
        if node.tag == f"{XES}trace":
            name = next(p.attrib["value"] for p in node if p.get("key") == "concept:name")
            yield name, [{p.attrib["key"]: p.attrib["value"] for p in e} for e in node.iter(f"{XES}event")]
            node.clear()
