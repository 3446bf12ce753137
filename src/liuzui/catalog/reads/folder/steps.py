"""What each place in a content folder holds and how its files become values."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from liuzui.catalog.reads.folder.validate import Source
from liuzui.catalog.reads.folder.yamldoc import Doc
from liuzui.catalog.types import (
    Agency,
    CalendarYear,
    Clause,
    County,
    DecisionTable,
    FactSource,
    Item,
    Plan,
    Regime,
    RemedyText,
    Text,
    Town,
)
from liuzui.catalog.types.lists import KINDS as LIST_KINDS


class Collector(Protocol):
    """What a step needs of the reader that walks the folders."""

    def problem(self, code: str, path: Path) -> None:
        """Notes a problem of a whole file."""

    def doc(self, path: Path) -> Doc:
        """The parsed file."""

    def text(self, path: Path, key: str) -> Doc:
        """A file of another kind as the one key of a mapping."""

    def value(self, kind: Any, source: Source) -> Any:
        """A validated value or None."""

    def keep(self, kind: str, key: str, value: Any, source: Source) -> None:
        """Stores a value under its code."""


EXAMPLES = ".examples.yaml"
Step = Callable[[Collector, Path], None]


def entries(doc: Doc) -> Iterator[Source]:
    """Each entry of a list file as a source of its own, its lines kept; a mapping is one entry."""
    if not isinstance(doc.data, list):
        yield Source(doc)
        return
    for entry, node in zip(doc.data, getattr(doc.node, "value", ()), strict=False):
        yield Source(Doc(doc.file, entry, node))


def one_or_many(name: str, kind: Any, key: str) -> Step:
    """A folder of files that each hold one entry or a list of entries."""

    def step(reader: Collector, path: Path) -> None:
        for source in entries(reader.doc(path)):
            if value := reader.value(kind, source):
                reader.keep(name, str(getattr(value, key)), value, source)

    return step


def county(reader: Collector, path: Path) -> None:
    """`county.yaml`."""
    source = Source(reader.doc(path))
    if value := reader.value(County, source):
        reader.keep("county", "county", value, source)


def item(reader: Collector, path: Path) -> None:
    """`items/<agency>/<code>.yaml` is an item; files in a folder `<code>/` beside it are parts of it."""
    if path.parent.with_suffix(".yaml").is_file():
        return
    parts = sorted(path.with_suffix("").glob("*.yaml"))
    source = Source(reader.doc(path), *(reader.doc(part) for part in parts))
    if value := reader.value(Item, source):
        reader.keep("items", value.code, value, source)


def lists(reader: Collector, path: Path) -> None:
    """`lists/divisions/<town>.yaml`: a town with its villages; `lists/<kind>/<name>.yaml`: a part of that list."""
    kind = path.parent.name
    if kind != "divisions" and kind not in LIST_KINDS:
        reader.problem("content.unknown_place", path)
        return
    source = Source(reader.doc(path))
    holds: Any = Town if kind == "divisions" else LIST_KINDS[kind]
    if value := reader.value(holds, source):
        reader.keep(kind, value.code, value, source)


def decisions(reader: Collector, path: Path) -> None:
    """`decisions/<code>.yaml` says what a table is for; its table (`.dmn`) and `.examples.yaml` lie beside it."""
    if path.name.endswith(EXAMPLES):
        main = path.with_name(path.name.removesuffix(EXAMPLES) + ".yaml")
        if not main.is_file():
            reader.problem("content.no_sidecar", path)
        return
    parts = [reader.doc(path), reader.text(path.with_suffix(".dmn"), "dmn")]
    examples = path.with_name(path.stem + EXAMPLES)
    if examples.is_file():
        parts.append(reader.doc(examples))
    source = Source(*parts)
    if value := reader.value(DecisionTable, source):
        reader.keep("decisions", value.code, value, source)


def messages(reader: Collector, path: Path) -> None:
    """`messages/<context>.yaml`: message code → both languages."""
    doc = reader.doc(path)
    for key, node in getattr(doc.node, "value", ()) if isinstance(doc.data, dict) else ():
        source = Source(Doc(doc.file, doc.data[key.value], node))
        if value := reader.value(Text, source):
            reader.keep("messages", key.value, value, source)


def plan(reader: Collector, path: Path) -> None:
    """`plan/plan.yaml` is the head (a mapping); the other files are lists of clauses."""
    doc = reader.doc(path)
    if isinstance(doc.data, list):
        one_or_many("clauses", Clause, "code")(reader, path)
    elif value := reader.value(Plan, Source(doc)):
        reader.keep("plan", "plan", value, Source(doc))


def demo(reader: Collector, path: Path) -> None:
    """`demo/accounts.yaml` is read by the simulation; it is no part of a release."""
    source = Source(reader.doc(path))
    reader.keep("demo", path.stem, source, source)


STEPS: dict[str, Step] = {
    "county": county,
    "items": item,
    "lists": lists,
    "messages": messages,
    "plan": plan,
    "demo": demo,
    "decisions": decisions,
    "agencies": one_or_many("agencies", Agency, "code"),
    "regimes": one_or_many("regimes", Regime, "code"),
    "remedies": one_or_many("remedies", RemedyText, "code"),
    "facts": one_or_many("facts", FactSource, "code"),
    "calendar": one_or_many("calendar", CalendarYear, "year"),
}
