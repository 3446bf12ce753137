"""Puts one `Content` together from `national/` overlaid by one county's folder of the same shape."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from liuzui.catalog.reads.folder.steps import STEPS
from liuzui.catalog.reads.folder.validate import Source, build
from liuzui.catalog.reads.folder.yamldoc import Doc, read
from liuzui.catalog.types import Content, County, Lists, Plan, Text
from liuzui.catalog.types.lists import KINDS
from liuzui.catalog.types.problem import ContentError, Problem


@dataclass
class Loaded:
    """What a folder held: content (None when it cannot be made), problems, and where each thing stands.

    Things are named `<kind>:<code>`, such as `items:food-business-licence` or `messages:case.accepted`;
    `layers` tells which folder each came from, `overlaid` the things a county replaced.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    messages: dict[str, Text] = field(default_factory=dict)
    layers: dict[str, str] = field(default_factory=dict)
    overlaid: dict[str, Any] = field(default_factory=dict)

    def where(self, thing: str, *path: str | int) -> tuple[str, int]:
        """File and line of `path` inside a thing such as `items:food-business-licence`."""
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
    reader = Reader(root)
    for layer in ("national", county):
        reader.walk(layer)
    return reader.finish(f"{county}/county.yaml")


class Reader:
    """Collects values and problems while the folders are walked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.layer = ""
        self.loaded = Loaded(None, ())
        self.problems: list[Problem] = []
        self.found: dict[str, dict[str, Any]] = {}

    def walk(self, layer: str) -> None:
        """One layer; its entries replace entries of the same kind and code in layers before it."""
        self.layer = layer
        folder = self.root / layer
        for path in sorted(folder.rglob("*.yaml")):
            kind, *_ = path.relative_to(folder).with_suffix("").parts
            if step := STEPS.get(kind):
                step(self, path)
            else:
                self.problem("content.unknown_place", path)

    def problem(self, code: str, path: Path) -> None:
        """Notes a problem of a whole file."""
        self.problems.append(Problem(code, path.relative_to(self.root).as_posix(), 1))

    def doc(self, path: Path) -> Doc:
        """The parsed file, its problems noted."""
        doc, problems = read(path, self.root)
        self.problems += problems
        return doc

    def text(self, path: Path, key: str) -> Doc:
        """A text file as a mapping of one key; no data when it is missing or not UTF-8, which is noted."""
        file = path.relative_to(self.root).as_posix()
        try:
            return Doc(file, {key: path.read_text(encoding="utf-8")}, None)
        except FileNotFoundError:
            self.problem("content.no_table", path)
        except UnicodeDecodeError:
            self.problem("content.not_utf8", path)
        return Doc(file, None, None)

    def keep(self, kind: str, key: str, value: Any, source: Source) -> None:
        """Stores a value under its code; twice in one layer is a problem."""
        thing, loaded = f"{kind}:{key}", self.loaded
        if loaded.layers.get(thing) == self.layer:
            file, line = source.where()
            self.problems.append(Problem("content.duplicate_code", file, line, {"code": key}))
        elif thing in loaded.layers:
            loaded.overlaid[thing] = self.found[kind][key]
        loaded.layers[thing] = self.layer
        loaded.sources[thing] = source
        self.found.setdefault(kind, {})[key] = value

    def value(self, kind: Any, source: Source) -> Any:
        """A validated value or None, its problems noted."""
        value, problems = build(kind, source)
        self.problems += problems
        return value

    def finish(self, county_file: str) -> Loaded:
        """Everything put together; no content without a county."""
        found = {kind: tuple(values.values()) for kind, values in self.found.items()}
        self.loaded.messages = self.found.get("messages", {})
        if county := found.get("county"):
            self.loaded.content = _content(county[0], found, self.loaded.messages)
        else:
            self.problems.append(Problem("content.no_county", county_file, 1))
        self.loaded.problems = tuple(self.problems)
        return self.loaded


def _content(county: County, found: dict[str, tuple[Any, ...]], messages: dict[str, Text]) -> Content:
    return Content(
        county=_with(county, towns=(*county.towns, *found.get("divisions", ()))),
        agencies=found.get("agencies", ()),
        items=found.get("items", ()),
        regimes=found.get("regimes", ()),
        remedies=found.get("remedies", ()),
        facts=found.get("facts", ()),
        calendar=found.get("calendar", ()),
        messages=messages,
        plan=_plan(found),
        lists=Lists(**{kind.replace("-", "_"): found.get(kind, ()) for kind in KINDS}),
        decisions=found.get("decisions", ()),
    )


def _plan(found: dict[str, tuple[Any, ...]]) -> Plan | None:
    heads = found.get("plan")
    return _with(heads[-1], clauses=(*heads[-1].clauses, *found.get("clauses", ()))) if heads else None


def _with(value: Any, **changes: Any) -> Any:
    """A copy of a content value with some fields changed (pydantic keeps its own `replace` for models)."""
    kept = {name: getattr(value, name) for name in type(value).__dataclass_fields__}
    return type(value)(**{**kept, **changes})
