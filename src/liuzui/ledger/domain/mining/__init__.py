"""History for process mining: XES (IEEE 1849) by cases, OCEL 2.0 by objects; written and read as streams of text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Out = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Relation:
    """An object that something has to do with, of which type, and how."""

    object_id: str
    type: str
    qualifier: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that happened: when (RFC 3339), who did it, which objects it concerns; the first is its own."""

    id: str
    kind: str
    time: str
    resource: str = ""
    group: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """An object: its attributes as they were at `time`, and the objects that it has to do with."""

    id: str
    type: str
    time: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A case of a log: its name and attributes; its events follow."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
