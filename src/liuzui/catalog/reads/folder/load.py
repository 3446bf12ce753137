"""Walks the folders of content and puts one `Content` together; a county's entry replaces the national one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from liuzui.catalog.reads.folder.validate import Source, build
from liuzui.catalog.reads.folder.yamldoc import Doc, read
from liuzui.catalog.types import (
    Agency,
    CalendarYear,
    Clause,
    Content,
    County,
    FactSource,
    Item,
    Plan,
    Regime,
    RemedyText,
    Text,
    Town,
)
from liuzui.catalog.types.problem import ContentError, Problem

LIST_KINDS: dict[str, tuple[Any, str]] = {
    "agencies": (Agency, "code"),
    "regimes": (Regime, "code"),
    "remedies": (RemedyText, "code"),
    "facts": (FactSource, "code"),
    "calendar": (CalendarYear, "year"),
}


@dataclass
class Loaded:
    """What a folder held: content (None when it cannot be made), problems, and where each thing stands."""

    content: Content | None
    problems: tuple[Problem, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    messages: dict[str, Text] = field(default_factory=dict)

    def where(self, thing: str, *path: str | int) -> tuple[str, int]:
        """File and line of `path` inside a thing such as `item:food-business-licence`."""
        source = self.sources.get(thing)
        return source.where(path) if source else ("", 1)


def load_or_raise(root: Path, county: str) -> Content:
    """The content under `root`; ContentError with every problem when it cannot be used."""
    loaded = load(root, county)
    if loaded.content is None or loaded.problems:
        raise ContentError(loaded.problems)
    return loaded.content


def load(root: Path, county: str) -> Loaded:
    """Reads `root/national` and `root/<county>`; never raises for bad content, only reports it."""
    reader = _Reader(root)
    for layer in ("national", county):
        reader.layer(root / layer)
    return reader.finish(f"{county}/county.yaml")


class _Reader:
    """Collects values and problems while the folders are walked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.found: dict[str, dict[str, Any]] = {}

    def layer(self, folder: Path) -> None:
        """One layer; later layers replace entries of the same kind and code."""
        own: set[str] = set()
        for path in sorted(folder.rglob("*.yaml")):
            kind, *_ = path.relative_to(folder).with_suffix("").parts
            if step := STEPS.get(kind):
                step(self, path, own)
            else:
                self.problem("content.unknown_place", path)

    def problem(self, code: str, path: Path, line: int = 1, **params: str) -> None:
        """Notes a problem of a file."""
        self.problems.append(Problem(code, path.relative_to(self.root).as_posix(), line, params))

    def doc(self, path: Path) -> Doc:
        """The parsed file, its problems noted."""
        doc, problems = read(path, self.root)
        self.problems += problems
        return doc

    def keep(self, kind: str, key: str, value: Any, source: Source, own: set[str]) -> None:
        """Stores a value under its code; twice in one layer is a problem."""
        thing = f"{kind}:{key}"
        if thing in own:
            file, line = source.where()
            self.problems.append(Problem("content.duplicate_code", file, line, {"code": key}))
        own.add(thing)
        self.sources[thing] = source
        self.found.setdefault(kind, {})[key] = value

    def value(self, kind: Any, source: Source) -> Any:
        """A validated value or None, its problems noted."""
        value, problems = build(kind, source)
        self.problems += problems
        return value

    def finish(self, county_file: str) -> Loaded:
        """Everything put together."""
        found = {kind: tuple(values.values()) for kind, values in self.found.items()}
        messages: dict[str, Text] = self.found.get("messages", {})
        county = next(iter(found.get("county", ())), None)
        if county is None:
            self.problems.append(Problem("content.no_county", county_file, 1))
            return Loaded(None, tuple(self.problems), self.sources, messages)
        content = Content(
            county=_with_towns(county, found.get("divisions", ())),
            agencies=found.get("agencies", ()),
            items=found.get("items", ()),
            regimes=found.get("regimes", ()),
            remedies=found.get("remedies", ()),
            facts=found.get("facts", ()),
            calendar=found.get("calendar", ()),
            messages=messages,
            plan=_plan(found),
        )
        return Loaded(content, tuple(self.problems), self.sources, messages)


def _with_towns(county: County, towns: tuple[Town, ...]) -> County:
    values = {name: getattr(county, name) for name in County.__dataclass_fields__}
    return County(**{**values, "towns": (*county.towns, *towns)})


def _plan(found: dict[str, tuple[Any, ...]]) -> Plan | None:
    if not (heads := found.get("plan")):
        return None
    values = {name: getattr(heads[-1], name) for name in Plan.__dataclass_fields__}
    return Plan(**{**values, "clauses": (*heads[-1].clauses, *found.get("clauses", ()))})


def _county(reader: _Reader, path: Path, own: set[str]) -> None:
    source = Source(reader.doc(path))
    if value := reader.value(County, source):
        reader.keep("county", "county", value, source, own)


def _one_or_many(kind: str) -> Callable[[_Reader, Path, set[str]], None]:
    """A file that holds one entry, or a list of entries."""

    def step(reader: _Reader, path: Path, own: set[str]) -> None:
        cls, key = LIST_KINDS[kind]
        for source in _entries(reader.doc(path)):
            if value := reader.value(cls, source):
                reader.keep(kind, str(getattr(value, key)), value, source, own)

    return step


def _entries(doc: Doc) -> Iterator[Source]:
    """Each entry of a list file as a source of its own, its lines kept."""
    if not isinstance(doc.data, list):
        yield Source(doc)
        return
    for entry, node in zip(doc.data, getattr(doc.node, "value", ()), strict=False):
        yield Source(Doc(doc.file, entry, node))


def _item(reader: _Reader, path: Path, own: set[str]) -> None:
    """`items/<agency>/<code>.yaml` is an item; files in a folder `<code>/` beside it are parts of it."""
    if path.parent.with_suffix(".yaml").is_file():
        return
    parts = sorted(path.with_suffix("").glob("*.yaml")) if path.with_suffix("").is_dir() else []
    source = Source(reader.doc(path), *(reader.doc(part) for part in parts))
    if value := reader.value(Item, source):
        reader.keep("items", value.code, value, source, own)


def _divisions(reader: _Reader, path: Path, own: set[str]) -> None:
    source = Source(reader.doc(path))
    if path.parent.name != "divisions":
        reader.problem("content.unknown_place", path)
    elif value := reader.value(Town, source):
        reader.keep("divisions", value.code, value, source, own)


def _messages(reader: _Reader, path: Path, own: set[str]) -> None:
    doc = reader.doc(path)
    for code in doc.data if isinstance(doc.data, dict) else ():
        part = getattr(doc.node, "value", ())
        node = next((value for key, value in part if key.value == code), None)
        source = Source(Doc(doc.file, doc.data[code], node))
        if value := reader.value(Text, source):
            reader.keep("messages", code, value, source, own)


def _plan_part(reader: _Reader, path: Path, own: set[str]) -> None:
    doc = reader.doc(path)
    if isinstance(doc.data, dict):
        if value := reader.value(Plan, Source(doc)):
            reader.keep("plan", value.number, value, Source(doc), own)
        return
    for source in _entries(doc):
        if value := reader.value(Clause, source):
            reader.keep("clauses", value.code, value, source, own)


STEPS: dict[str, Callable[[_Reader, Path, set[str]], None]] = {
    "county": _county,
    "items": _item,
    "lists": _divisions,
    "messages": _messages,
    "plan": _plan_part,
    **{kind: _one_or_many(kind) for kind in LIST_KINDS},
}
