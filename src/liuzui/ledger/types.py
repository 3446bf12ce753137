"""What every context's `events.py` is written with: field classes and the registry of event types.

And `recomputable`: the mark of a pure function that people must be able to redo, with its registry.

Personal values never stand in an event in clear: they are `Commitment`s (hex of a salted SHA-256);
free text lives in encrypted rows beside the state and is committed to in the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar, get_type_hints

import msgspec

T = TypeVar("T")
Data = dict[str, Any]
Upcast = Callable[[Data], Data]
_BUILTIN = (datetime, date, Decimal)


class FieldClass(StrEnum):
    """Who may see a field of an event."""

    PUBLIC = "public-by-law"
    RESTRICTED = "restricted"
    COMMITMENT = "commitment"


Public = Annotated[T, FieldClass.PUBLIC]
Restricted = Annotated[T, FieldClass.RESTRICTED]
Commitment = Annotated[str, FieldClass.COMMITMENT]
Actor = str
"""`account:<uuid>` | `service:<name>` | `system:<name>`."""

GIVE_UP_REASONS = ("done_by_hand", "superseded", "wrong_recipient", "recipient_gone", "not_lawful")
"""Why a consequence or a message is not carried out any more; codes, so that no one's data gets into the log."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: its stable name, present schema number, dataclass and the class of each field."""

    kind: str
    schema: int
    cls: type
    classes: Mapping[str, FieldClass]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as the log holds it; `position` is its index in the Merkle tree, None until sealed."""

    position: int | None
    uid: str
    stream: str
    version: int
    kind: str
    schema: int
    data: Data
    actor: Actor
    occurred_at: datetime
    recorded_at: datetime


REGISTRY: dict[str, EventType] = {}
_UPCASTERS: dict[tuple[str, int], Upcast] = {}


Function = Callable[[Any], Any]
FUNCTIONS: dict[tuple[str, int], Function] = {}
"""Every recomputable function by name and version; a version once used is never changed or taken away."""


def recomputable(name: str, version: int) -> Callable[[Function], Function]:
    """Marks a pure function from one JSON value to another as `name`, version `version`.

    It stands in a module `domain/recomputable.py` of its context, where a verifier without Django finds it.
    ValueError when another function already has that name and version.
    """

    def register(function: Function) -> Function:
        if FUNCTIONS.setdefault((name, version), function).__qualname__ != function.__qualname__:
            raise ValueError(f"{name} version {version} is another function already")
        return function

    return register


def event(kind: str, schema: int = 1) -> Callable[[type[T]], type[T]]:
    """Registers a frozen dataclass as the event type `kind`; every field must state its class."""

    def register(cls: type[T]) -> type[T]:
        if not is_dataclass(cls):
            raise TypeError(f"{cls.__name__}: @event goes above @dataclass(frozen=True)")
        REGISTRY[kind] = EventType(kind, schema, cls, _classes(cls))
        cls.KIND = kind  # type: ignore[attr-defined]
        return cls

    return register


def _classes(cls: type) -> dict[str, FieldClass]:
    """The class of each field; a field without one cannot be recorded."""
    hints = get_type_hints(cls, include_extras=True)
    found: dict[str, FieldClass] = {}
    for field in fields(cls):
        marks = [m for m in getattr(hints[field.name], "__metadata__", ()) if isinstance(m, FieldClass)]
        if len(marks) != 1:
            raise TypeError(f"{cls.__name__}.{field.name}: state Public[...], Restricted[...] or Commitment")
        found[field.name] = marks[0]
    return found


def upcaster(kind: str, schema: int) -> Callable[[Upcast], Upcast]:
    """Registers how data of `kind` written under `schema` becomes data of `schema + 1`."""

    def register(step: Upcast) -> Upcast:
        _UPCASTERS[kind, schema] = step
        return step

    return register


def as_data(happened: object) -> Data:
    """The fields of an event as builtins that canonical JSON can write; dates and instants stay typed."""
    data: Data = msgspec.to_builtins(happened, builtin_types=_BUILTIN)
    return data


def load(kind: str, schema: int, data: Data) -> Any:
    """The typed event of stored data, upcast to the present schema; KeyError for an unknown kind."""
    known = REGISTRY[kind]
    for step in range(schema, known.schema):
        data = _UPCASTERS[kind, step](data)
    return msgspec.convert(data, known.cls, strict=False)
