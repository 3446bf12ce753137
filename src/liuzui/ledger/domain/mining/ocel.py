"""OCEL 2.0: events and objects, as JSON and as XML (in the form of the standard's own schemas)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from liuzui.ledger.domain.mining import Occurrence, Out, Relation, Thing

Types = Mapping[str, Sequence[str]]
"""Names of attributes by type."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a file: the types of both with their attributes, then objects and events, each read once."""

    object_types: Types
    event_types: Types
    things: Iterable[Thing]
    happened: Iterable[Occurrence]


def write_json(out: Out, log: Contents) -> int:
    """Writes the JSON form one object and one event at a time; returns how many events."""
    out('{"objectTypes":' + _dump(_types(log.object_types)) + ',"eventTypes":' + _dump(_types(log.event_types)))
    out(',"objects":[')
    _listed(out, map(_thing, log.things))
    out('],"events":[')
    count = _listed(out, map(_occurrence, log.happened))
    out("]}\n")
    return count


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _types(types: Types) -> list[dict[str, object]]:
    return [
        {"name": name, "attributes": [{"name": one, "type": "string"} for one in attributes]}
        for name, attributes in types.items()
    ]


def _listed(out: Out, values: Iterable[object]) -> int:
    count = 0
    for count, value in enumerate(values, start=1):
        out(("," if count > 1 else "") + "\n" + _dump(value))
    return count


def _thing(one: Thing) -> dict[str, object]:
    attributes = [{"name": name, "time": one.time, "value": value} for name, value in one.attributes.items()]
    return {"id": one.id, "type": one.type, "attributes": attributes, "relationships": _related(one.relations)}


def _occurrence(one: Occurrence) -> dict[str, object]:
    attributes = [{"name": name, "value": value} for name, value in said(one).items()]
    return {
        "id": one.id, "type": one.kind, "time": one.time, "attributes": attributes,
        "relationships": _related(one.relations),
    }  # fmt: skip


def _related(relations: Iterable[Relation]) -> list[dict[str, str]]:
    return [{"objectId": one.object_id, "qualifier": one.qualifier} for one in relations]


def said(one: Occurrence) -> dict[str, str]:
    """An event's attributes with who did it."""
    return {**one.attributes, **({"resource": one.resource} if one.resource else {})}


def write_xml(out: Out, log: Contents) -> int:
    """Writes the XML form one object and one event at a time; returns how many events."""
    out("<?xml version='1.0' encoding='UTF-8'?>\n<log>\n")
    of_thing, of_event = _own_names(log.object_types), _own_names(log.event_types)
    for group, names in (("object-type", of_thing), ("event-type", of_event)):
        out(f"<{group}s>\n" + "".join(_xml_type(group, *one) for one in names.items()) + f"</{group}s>\n")
    out("<objects>\n")
    for thing in log.things:
        values = "".join(
            _attribute(of_thing[thing.type][name], value, thing.time) for name, value in thing.attributes.items()
        )
        out(f"<object id={quoteattr(thing.id)} type={quoteattr(thing.type)}>")
        out(f"<attributes>{values}</attributes>{_xml_related(thing.relations)}</object>\n")
    out("</objects>\n<events>\n")
    count = 0
    for count, one in enumerate(log.happened, start=1):  # noqa: B007 - the last number is the answer
        values = "".join(_attribute(of_event[one.kind][name], value) for name, value in said(one).items())
        out(f"<event id={quoteattr(one.id)} type={quoteattr(one.kind)} time={quoteattr(one.time)}>")
        out(f"<attributes>{values}</attributes>{_xml_related(one.relations)}</event>\n")
    out("</events>\n</log>\n")
    return count


def _own_names(types: Types) -> dict[str, dict[str, str]]:
    """What attributes of a type are called in XML: the schema looks names up among all types at once.

    >>> _own_names({"a": ["x"], "b": ["x", "y"]})
    {'a': {'x': 'a.x'}, 'b': {'x': 'b.x', 'y': 'y'}}
    """
    times = Counter(one for attributes in types.values() for one in attributes)
    return {
        name: {one: f"{name}.{one}" if times[one] > 1 else one for one in attributes}
        for name, attributes in types.items()
    }


def _xml_type(group: str, name: str, attributes: Mapping[str, str]) -> str:
    rows = "".join(f'<attribute name={quoteattr(one)} type="string"/>' for one in attributes.values())
    return f"<{group} name={quoteattr(name)}><attributes>{rows}</attributes></{group}>\n"


def _attribute(name: str, value: str, time: str = "") -> str:
    when = f" time={quoteattr(time)}" if time else ""
    return f"<attribute name={quoteattr(name)}{when}>{escape(value)}</attribute>"


def _xml_related(relations: Iterable[Relation]) -> str:
    rows = (
        f"<object object-id={quoteattr(one.object_id)} qualifier={quoteattr(one.qualifier)}"
        f" type={quoteattr(one.type)}/>"
        for one in relations
    )
    return f"<objects>{''.join(rows)}</objects>"
