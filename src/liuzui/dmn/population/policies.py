"""Hit policies over conditions: one column per decision, the same result as `tables.policy` gives row by row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from operator import add, or_
from typing import Any

import ibis

from liuzui.dmn.check.lines import lines_of
from liuzui.dmn.check.search import meetings
from liuzui.dmn.feel.runtime import SELF, Runtime
from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.model.texts import NOTHING, Compiled
from liuzui.dmn.population.columns import EXACT, Column, NotCompiled, literal
from liuzui.dmn.population.conditions import conditions
from liuzui.dmn.population.expressions import NULL, Site, chosen, compiled, together
from liuzui.dmn.tables.constants import NotConstant, constant
from liuzui.dmn.tables.policy import rank
from liuzui.dmn.tables.rules import Table


@dataclass(frozen=True, slots=True)
class Results:
    """What the rules give: for each output its name and its columns by rule, then the default's, all of one type."""

    names: tuple[str, ...]
    columns: tuple[tuple[list[Any], Column], ...]

    def of(self, rule: int) -> Any:
        """The output of a rule: a value, or a record of several; the default is rule -1."""
        if len(self.names) == 1:
            return self.columns[0][0][rule]
        return ibis.struct({name: found[rule] for name, (found, _) in zip(self.names, self.columns, strict=True)})


def tabled(table: Table, site: Site) -> Column:
    """The column of a decision table; raises NotCompiled."""
    if table.broken:
        raise NotCompiled("broken", parts=", ".join(table.broken[:5]))
    policy = f"{table.policy} {table.aggregation}".strip()
    rule = _POLICIES.get(policy)
    if rule is None:
        raise NotCompiled("policy", policy=policy)
    return rule(table, conditions(table, site), _results(table, site))


def _results(table: Table, site: Site) -> Results:
    if len(table.outputs) > 1 and not site.records:
        raise NotCompiled("record")
    found = []
    for position, output in enumerate(table.outputs):
        given = [_result(rule.outputs[position], site) for rule in table.rules]
        found.append(together([*given, _result(output.default or NOTHING, site)]))
    return Results(tuple(one.name for one in table.outputs), tuple(found))


def _result(one: Compiled, site: Site) -> Column:
    return NULL if one is NOTHING else compiled(one.tree, site)


def _default(table: Table, results: Results) -> Any:
    """The default, null when there is none."""
    if len(results.names) > 1 and all(one.default is None for one in table.outputs):
        return ibis.null(results.of(-1).type()) if table.rules else ibis.null()
    return results.of(-1)


def _whole(results: Results, expr: Any) -> Column:
    """The result as a column; a record has no kind of its own."""
    if len(results.names) > 1:
        return Column(expr, dict)
    return replace(results.columns[0][1], expr=expr, constant=None)


def _in_order(table: Table, hits: list[Any], results: Results, order: Sequence[int]) -> Column:
    branches = [(hits[number], results.of(number)) for number in order]
    return _whole(results, chosen(branches, _default(table, results)))


def _first(table: Table, hits: list[Any], results: Results) -> Column:
    return _in_order(table, hits, results, range(len(hits)))


def _unique(table: Table, hits: list[Any], results: Results) -> Column:
    """The rule that matches; null when several do, which need not be asked of tables proved free of overlaps."""
    found = _first(table, hits, results)
    lines = lines_of(table)
    met = meetings([one for one in lines if one.exact], len(hits)) if lines else [-1] * len(hits)
    rivals = [number for number, mask in enumerate(met) if mask & ~(1 << number)]
    if len(rivals) < 2:
        return found
    several = _count([hits[number] for number in rivals]) > 1
    return replace(found, expr=ibis.ifelse(several, ibis.null(found.expr.type()), found.expr))


def _count(hits: Sequence[Any]) -> Any:
    return reduce(add, [ibis.ifelse(one, 1, 0) for one in hits])


def _some(hits: Sequence[Any]) -> Any:
    """Whether one matches; where all others are null it is null, which is no."""
    return reduce(or_, hits)


def _any(table: Table, hits: list[Any], results: Results) -> Column:
    """The result on which all matching rules agree, else null."""
    found, groups = _first(table, hits, results), _groups(table)
    if len(groups) < 2:
        return found
    apart = [_count([_count([hits[number] for number in group]) > 0]) for group in groups]
    return replace(found, expr=ibis.ifelse(reduce(add, apart) > 1, ibis.null(found.expr.type()), found.expr))


def _groups(table: Table) -> list[list[int]]:
    """Rules by what they give: equal constants; null is equal to null alone."""
    groups: list[tuple[list[object], list[int]]] = []
    for number, rule in enumerate(table.rules):
        given = [_constant(one, table) for one in rule.outputs]
        for known, members in groups:
            if all(equal(one, other) is True for one, other in zip(known, given, strict=True)):
                members.append(number)
                break
        else:
            groups.append((given, [number]))
    return [members for _, members in groups]


def _constant(one: Compiled, table: Table) -> object:
    if one is NOTHING:
        return None
    try:
        return constant(one.tree, table.shadowed)
    except NotConstant:
        raise NotCompiled("outputs") from None


def _priority(table: Table, hits: list[Any], results: Results) -> Column:
    return _in_order(table, hits, results, _ranked(table))


def _ranked(table: Table) -> list[int]:
    """The rules by the order of their output values."""
    scope: dict[str, object] = {SELF: Runtime()}

    def key(number: int) -> tuple[int, ...]:
        given = [_constant(one, table) for one in table.rules[number].outputs]
        whole = given[0] if len(given) == 1 else dict(zip((one.name for one in table.outputs), given, strict=True))
        return rank(table, whole, scope)

    return sorted(range(len(table.rules)), key=key)


def _collect(table: Table, hits: list[Any], results: Results) -> Column:
    return _listed(table, hits, results, range(len(hits)))


def _output_order(table: Table, hits: list[Any], results: Results) -> Column:
    return _listed(table, hits, results, _ranked(table))


def _listed(table: Table, hits: list[Any], results: Results, order: Sequence[int]) -> Column:
    """The list of what the matching rules give; without any the default, for which a list has no room."""
    if any(one.default is not None for one in table.outputs) or not hits:
        raise NotCompiled("default")
    if any(_constant(one, table) is None for rule in table.rules for one in rule.outputs):
        raise NotCompiled("null_output")
    kind = results.of(0).type()
    given = [ibis.ifelse(hits[number], results.of(number), ibis.null(kind)) for number in order]
    found = ibis.array(given).filter(lambda one: one.notnull())
    return Column(ibis.ifelse(_some(hits), found, ibis.null(found.type())), list)


def _aggregated(apply: Callable[[Table, list[Any], Results], Column]) -> Callable[[Table, list[Any], Results], Column]:
    def run(table: Table, hits: list[Any], results: Results) -> Column:
        if len(table.outputs) != 1 or not hits or table.outputs[0].default is not None:
            raise NotCompiled("default")
        if apply is not _number and results.columns[0][1].kind is not Decimal:
            raise NotCompiled("outputs")
        if any(_constant(rule.outputs[0], table) is None for rule in table.rules):
            raise NotCompiled("null_output")
        found = apply(table, hits, results)
        return replace(found, expr=ibis.ifelse(_some(hits), found.expr, ibis.null(found.expr.type())))

    return run


def _total(table: Table, hits: list[Any], results: Results) -> Column:
    """The sum of constants, in a type that holds the sum of all of them."""
    given = [value for rule in table.rules if isinstance(value := _constant(rule.outputs[0], table), Decimal)]
    low = reduce(EXACT.add, (one for one in given if one < 0), Decimal(0))
    high = reduce(EXACT.add, (one for one in given if one > 0), Decimal(0))
    whole = Column(None, Decimal, low, high, results.columns[0][1].scale)
    zero = literal(Decimal(0)).typed(whole)
    parts = [ibis.ifelse(hit, literal(one).typed(whole), zero) for hit, one in zip(hits, given, strict=True)]
    return replace(whole, expr=reduce(add, parts))


def _number(table: Table, hits: list[Any], results: Results) -> Column:
    return Column(_count(hits).cast("int64"), Decimal, Decimal(0), Decimal(len(hits)))


def _extreme(largest: bool) -> Callable[[Table, list[Any], Results], Column]:
    """The largest or smallest result: rules by what they give, the first that matches."""

    def run(table: Table, hits: list[Any], results: Results) -> Column:
        given = [value for rule in table.rules if isinstance(value := _constant(rule.outputs[0], table), Decimal)]
        order = sorted(range(len(given)), key=given.__getitem__, reverse=largest)
        return _in_order(table, hits, results, order)

    return run


_POLICIES: dict[str, Callable[[Table, list[Any], Results], Column]] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "FIRST": _first,
    "PRIORITY": _priority,
    "COLLECT": _collect,
    "RULE ORDER": _collect,
    "OUTPUT ORDER": _output_order,
    "COLLECT SUM": _aggregated(_total),
    "COLLECT COUNT": _aggregated(_number),
    "COLLECT MIN": _aggregated(_extreme(largest=False)),
    "COLLECT MAX": _aggregated(_extreme(largest=True)),
}
