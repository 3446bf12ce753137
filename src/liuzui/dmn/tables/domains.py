"""What values a column may have at all, by the constraints of its type."""

from functools import lru_cache

from liuzui.dmn.feel.ast import UnaryTests
from liuzui.dmn.feel.evaluation import ROOT
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser import Dialect, SyntaxFault, parse_unary_tests
from liuzui.dmn.feel.semantics.types import ConstrainedType, Type
from liuzui.dmn.tables.constants import NotConstant
from liuzui.dmn.tables.regions import Values, values_of


@lru_cache(maxsize=1024)
def _domain(text: str) -> Values | None:
    try:
        return values_of(parse_unary_tests(text, Names({}, ROOT), Dialect()))
    except (SyntaxFault, NotConstant, RecursionError):
        return None


def domains(declared: Type) -> list[Values]:
    """The constraints of a type as sets of values; those that are not constant are left out."""
    found: list[Values] = []
    while isinstance(declared, ConstrainedType):
        domain = _domain(declared.text) if declared.text.strip() else None
        if domain is not None:
            found.append(domain)
        declared = declared.base
    return found


def expected_values(node: UnaryTests) -> list[Values]:
    """Input values as a set of values, nothing when they are not constant."""
    try:
        return [values_of(node)]
    except NotConstant:
        return []


def constraints(declared: Type) -> int:
    """How many constraints a type has, constant or not."""
    count = 0
    while isinstance(declared, ConstrainedType):
        count += bool(declared.text.strip())
        declared = declared.base
    return count
