"""FEEL expressions as columns: what is exact in every database, and nothing else.

Three-valued logic, `=` that never is null between values of a kind, sums and bounded products of decimals, `if`,
`between`, `in` and tests of texts. Everything else raises NotCompiled and runs row by row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import add, ge, gt, le, lt, sub
from typing import Any

import ibis

from liuzui.dmn.feel.ast import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    If,
    In,
    Literal,
    Logic,
    Name,
    Negation,
    Node,
    UnaryTests,
)
from liuzui.dmn.feel.compiler import compile_node
from liuzui.dmn.feel.runtime import SELF, Runtime
from liuzui.dmn.population.cells import all_of, any_of, passes
from liuzui.dmn.population.columns import DIGITS, EXACT, Column, NotCompiled, common, exact, literal
from liuzui.dmn.tables.constants import NotConstant, constant
from liuzui.dmn.tables.regions import values_of

NULL = Column(ibis.null(), None)
_ORDER: dict[str, Callable[[Any, Any], Any]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_TEXTS = {"contains": "contains", "starts with": "startswith", "ends with": "endswith"}


@dataclass(frozen=True, slots=True)
class Site:
    """What an expression may use: columns by name (`?` is what a cell tests), and what its database can do.

    `ordered`: texts are ordered by code point. `records`: a column may hold a record.
    """

    columns: Mapping[str, Column | NotCompiled]
    ordered: bool = True
    records: bool = True
    shadowed: frozenset[str] = field(default_factory=frozenset)

    def tested(self, value: Column) -> "Site":
        """The same site for a cell that tests a value."""
        return replace(self, columns={**self.columns, "?": value})


def compiled(node: Node, site: Site) -> Column:
    """The column of an expression; raises NotCompiled."""
    try:
        return literal(constant(node, site.shadowed | site.columns.keys()))
    except NotConstant:
        rule = _RULES.get(type(node))
    if rule is None:
        raise NotCompiled("expression", kind=type(node).__name__)
    return rule(node, site)


def boolean(expr: Any) -> Column:
    """A condition."""
    return Column(expr, bool)


def _name(node: Name, site: Site) -> Column:
    found = site.columns.get(node.name)
    if isinstance(found, NotCompiled):
        raise found
    if found is None:
        raise NotCompiled("name", name=node.name)
    return found


def together(columns: list[Column]) -> tuple[list[Any], Column]:
    """Columns of one kind in one type, and a column of that type; nulls take it on."""
    kinds = {one.kind for one in columns} - {None}
    if len(kinds) > 1:
        raise NotCompiled("kinds", expected=", ".join(sorted(one.__name__ for one in kinds if one)))
    known = [one for one in columns if one.kind is not None]
    if not known:
        return [one.expr for one in columns], NULL
    if next(iter(kinds)) is not Decimal:
        return [_nulled(one, known[0].expr.type()) for one in columns], replace(known[0], constant=None)
    exact(*known)
    whole = known[0]
    for one in known:
        whole = common(whole, one)
    return [one.typed(whole) for one in columns], whole


def _nulled(one: Column, kind: Any) -> Any:
    return one.expr if one.kind is not None else ibis.null(kind)


def _arithmetic(node: Arithmetic, site: Site) -> Column:
    found = compiled(node.first, site)
    for operator, operand in node.rest:
        found = _step(operator, found, compiled(operand, site))
    return found


def _step(operator: str, one: Column, other: Column) -> Column:
    if operator == "+" and one.kind is str and other.kind is str:
        return Column(ibis.ifelse(one.expr.isnull() | other.expr.isnull(), ibis.null(str), one.expr + other.expr), str)
    if operator not in _STEPS or one.kind is not Decimal or other.kind is not Decimal:
        raise NotCompiled("operator", operator=operator)
    exact(one, other)
    return _STEPS[operator](one, other)


def _sum(one: Column, other: Column, low: Decimal, high: Decimal, apply: Callable[[Any, Any], Any]) -> Column:
    result = Column(None, Decimal, low, high, max(one.scale, other.scale))
    wide = common(common(result, one), other)
    return replace(result, expr=apply(one.typed(wide), other.typed(wide)))


def _plus(one: Column, other: Column) -> Column:
    return _sum(one, other, EXACT.add(one.low, other.low), EXACT.add(one.high, other.high), add)


def _minus(one: Column, other: Column) -> Column:
    return _sum(one, other, EXACT.subtract(one.low, other.high), EXACT.subtract(one.high, other.low), sub)


def _times(one: Column, other: Column) -> Column:
    ends = [EXACT.multiply(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    result = Column(None, Decimal, min(ends), max(ends), one.scale + other.scale)
    if one.digits + other.digits > DIGITS:
        raise NotCompiled("digits", digits=one.digits + other.digits)
    if result.whole and one.whole and other.whole:
        return replace(result, expr=one.typed(result) * other.typed(result))
    return replace(result, expr=_decimal(one) * _decimal(other))


def _decimal(one: Column) -> Any:
    return one.expr.cast(ibis.dtype(f"decimal({one.digits}, {one.scale})"))


_STEPS: dict[str, Callable[[Column, Column], Column]] = {"+": _plus, "-": _minus, "*": _times}


def _negation(node: Negation, site: Site) -> Column:
    found = compiled(node.operand, site)
    if found.kind is not Decimal:
        raise NotCompiled("operator", operator="-")
    exact(found)
    return _minus(literal(Decimal(0)), found)


def _comparison(node: Comparison, site: Site) -> Column:
    one, other = compiled(node.left, site), compiled(node.right, site)
    (left, right), whole = together([one, other])
    if node.operator in ("=", "!="):
        same = left.identical_to(right)
        return boolean(same if node.operator == "=" else ~same)
    _demand_order(whole, site)
    return boolean(_ORDER[node.operator](left, right))


def _demand_order(one: Column, site: Site) -> None:
    if one.kind in (None, bool):
        raise NotCompiled("operator", operator="<")
    if one.kind is str and not site.ordered:
        raise NotCompiled("collation")


def _between(node: Between, site: Site) -> Column:
    (value, low, high), whole = together([compiled(one, site) for one in (node.value, node.low, node.high)])
    _demand_order(whole, site)
    known = low.notnull() & high.notnull()
    return boolean(ibis.ifelse(known, (value >= low) & (value <= high), ibis.null(bool)))


def _in(node: In, site: Site) -> Column:
    value, tests = compiled(node.value, site), UnaryTests(node.tests)
    try:
        cell = values_of(tests, site.shadowed | site.columns.keys())
    except NotConstant:
        raise NotCompiled("expression", kind="In") from None
    of_null = literal(compile_node(In(Literal(None), node.tests))({SELF: Runtime()}))
    if value.kind is None:
        return of_null
    found = passes(value, cell, ordered=site.ordered)
    return boolean(ibis.ifelse(value.expr.isnull(), of_null.expr.cast(bool), found))


def _logic(node: Logic, site: Site) -> Column:
    items = [truth(compiled(one, site)) for one in node.items]
    return boolean(all_of(items) if node.conjunction else any_of(items))


def truth(one: Column) -> Any:
    """The condition of a column; raises NotCompiled when it is none."""
    if one.kind is None:
        return ibis.null(bool)
    if one.kind is not bool:
        raise NotCompiled("kinds", expected="bool")
    return one.expr


def _if(node: If, site: Site) -> Column:
    conditions = [truth(compiled(condition, site)) for condition, _ in node.branches]
    parts = [compiled(part, site) for _, part in node.branches]
    results, whole = together([*parts, compiled(node.otherwise, site)])
    return replace(whole, expr=chosen(list(zip(conditions, results[:-1], strict=True)), results[-1]))


def chosen(branches: list[tuple[Any, Any]], otherwise: Any) -> Any:
    """The result of the first condition that holds."""
    return ibis.cases(*branches, else_=otherwise) if branches else otherwise


def _call(node: Call, site: Site) -> Column:
    name = node.function.name if isinstance(node.function, Name) else ""
    if node.names or name in site.shadowed or name in site.columns:
        raise NotCompiled("expression", kind="Call")
    arguments = [compiled(one, site) for one in node.arguments]
    if name == "not" and len(arguments) == 1:
        return boolean(~truth(arguments[0]))
    if name in _TEXTS and len(arguments) == 2 and all(one.kind is str for one in arguments):
        return boolean(getattr(arguments[0].expr, _TEXTS[name])(arguments[1].expr))
    raise NotCompiled("function", name=name)


_RULES: dict[type, Callable[[Any, Site], Column]] = {
    Name: _name,
    Arithmetic: _arithmetic,
    Negation: _negation,
    Comparison: _comparison,
    Between: _between,
    In: _in,
    Logic: _logic,
    If: _if,
    Call: _call,
}
