"""A table made ready: its columns, its rules with their cells as tests and results as closures."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liuzui.dmn.diagnostics import Place
from liuzui.dmn.feel.ast import UnaryTests
from liuzui.dmn.feel.compiler.tests import Test
from liuzui.dmn.feel.semantics.types import Type
from liuzui.dmn.model.boxed import TableBox
from liuzui.dmn.model.texts import Compiled

if TYPE_CHECKING:
    from liuzui.dmn.tables.index import Index


@dataclass(slots=True, eq=False)
class Column:
    """A column of conditions: its text and value, its declared type, its expected values."""

    text: str
    label: str
    value: Compiled
    type: Type
    expected: UnaryTests | None = None
    expected_test: Test | None = None


@dataclass(slots=True, eq=False)
class Cell:
    """One condition; without a test anything passes. `node` is None when the text cannot be read."""

    text: str
    node: UnaryTests | None
    test: Test | None
    place: Place


@dataclass(slots=True, eq=False)
class Rule:
    """One rule."""

    number: int
    cells: list[Cell]
    outputs: list[Compiled]
    texts: list[str]
    annotations: list[str]
    id: str = ""


@dataclass(slots=True, eq=False)
class OutputColumn:
    """A column of results: its name, the order of its values, its default."""

    name: str
    type: Type
    order: list[Test]
    default: Compiled | None
    values: UnaryTests | None = None


@dataclass(slots=True, eq=False)
class Table:
    """A decision table ready to run, explain and check."""

    box: TableBox
    place: Place
    columns: list[Column]
    outputs: list[OutputColumn]
    rules: list[Rule]
    policy: str
    aggregation: str = ""
    broken: list[str] = field(default_factory=list)
    shadowed: frozenset[str] = frozenset()
    _index: "Index | None" = None

    @property
    def index(self) -> "Index":
        """The table's index, made when first asked for."""
        if self._index is None:
            from liuzui.dmn.tables.index import make_index

            self._index = make_index(self)
        return self._index
