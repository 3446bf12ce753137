"""Ways in: a whole text as one expression or as the unary tests of a cell."""

from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import LIMITS, Limits
from liuzui.dmn.feel.ast import Node, UnaryTests
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser.cursor import END, Cursor, TypeLookup
from liuzui.dmn.feel.parser.expressions import expression
from liuzui.dmn.feel.parser.tests import unary_tests
from liuzui.dmn.feel.semantics.types import Type


def _no_types(_name: str) -> Type | None:
    return None


@dataclass(slots=True)
class Dialect:
    """What a text may refer to: names of entries anywhere (`members`), named types, limits.

    `unknown` collects the names that nothing explains, with their places.
    """

    members: Names = field(default_factory=Names)
    lookup: TypeLookup = _no_types
    limits: Limits = LIMITS
    unknown: list[tuple[str, int]] = field(default_factory=list)


def parse_expression(text: str, names: Names, dialect: Dialect) -> Node:
    """The tree of an expression; raises SyntaxFault."""
    cursor = Cursor(text, names, dialect.members, dialect.lookup, dialect.limits)
    node = expression(cursor)
    if cursor.kind != END:
        raise cursor.fault(cursor.value)
    dialect.unknown += cursor.unknown
    return node


def parse_unary_tests(text: str, names: Names, dialect: Dialect) -> UnaryTests:
    """The tree of a table cell; raises SyntaxFault. An empty cell and `-` match anything."""
    if text.strip() in ("", "-"):
        return UnaryTests([])
    inner = Names({"?": None}, names)
    cursor = Cursor(text, inner, dialect.members, dialect.lookup, dialect.limits)
    tests = unary_tests(cursor)
    tests.names = frozenset(cursor.used)
    dialect.unknown += cursor.unknown
    return tests
