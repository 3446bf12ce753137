"""Hit policies and aggregation (8.2.8, 10.3.2.10)."""

from collections.abc import Callable, Sequence

from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.feel.signatures import BUILTINS
from liuzui.dmn.tables.index import bits, matching_mask
from liuzui.dmn.tables.rules import Rule, Table

_AGGREGATES = {"SUM": "sum", "COUNT": "count", "MIN": "min", "MAX": "max"}


def decide(table: Table, scope: Scope) -> object:
    """The result of a table in a scope."""
    if table.broken:
        runtime_of(scope).record("dmn.table.broken", parts=", ".join(table.broken[:5]))
        return None
    return conclude(table, matching(table, input_values(table, scope), scope), scope)


def input_values(table: Table, scope: Scope) -> list[object]:
    """What the columns test."""
    return [column.value.run(scope) for column in table.columns]


def matching(table: Table, values: list[object], scope: Scope) -> list[Rule]:
    """The rules that match, in order; with FIRST just the first."""
    mask = matching_mask(table, table.index, values, scope, first=table.policy == "FIRST")
    return [table.rules[number] for number in bits(mask)]


def conclude(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    """The result from the rules that match."""
    if not matched:
        return defaults(table, scope)
    return _POLICIES[table.policy](table, matched, scope)


def defaults(table: Table, scope: Scope) -> object:
    """The default output, null when there is none."""
    if all(column.default is None for column in table.outputs):
        return None
    values = [column.default.run(scope) if column.default is not None else None for column in table.outputs]
    return values[0] if len(values) == 1 else dict(zip((one.name for one in table.outputs), values, strict=True))


def output_of(table: Table, rule: Rule, scope: Scope) -> object:
    """The output of one rule: a value, or a context of several."""
    if len(rule.outputs) == 1:
        return rule.outputs[0].run(scope)
    return {column.name: one.run(scope) for column, one in zip(table.outputs, rule.outputs, strict=True)}


def _unique(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    if len(matched) > 1:
        rules = ", ".join(str(rule.number) for rule in matched[:10])
        runtime_of(scope).record("dmn.table.not_unique", rules=rules)
        return None
    return output_of(table, matched[0], scope)


def _any(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    outputs = [output_of(table, rule, scope) for rule in matched]
    if any(equal(outputs[0], other) is not True for other in outputs[1:]):
        rules = ", ".join(str(rule.number) for rule in matched[:10])
        runtime_of(scope).record("dmn.table.not_any", rules=rules)
        return None
    return outputs[0]


def _first(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    return output_of(table, matched[0], scope)


def _ordered(table: Table, matched: Sequence[Rule], scope: Scope) -> list[object]:
    """Outputs by the order of the output values, first column first; ties by rule."""
    outputs = [output_of(table, rule, scope) for rule in matched]
    return sorted(outputs, key=lambda output: rank(table, output, scope))


def rank(table: Table, output: object, scope: Scope) -> tuple[int, ...]:
    """The places of an output among the output values of each column."""
    parts = [output] if len(table.outputs) == 1 else list(output.values()) if isinstance(output, dict) else []
    ranks = []
    for column, part in zip(table.outputs, parts, strict=False):
        places = (place for place, test in enumerate(column.order) if test(part, {**scope, "?": part}) is True)
        ranks.append(next(places, len(column.order)))
    return tuple(ranks)


def _priority(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    return _ordered(table, matched, scope)[0]


def _rule_order(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    return [output_of(table, rule, scope) for rule in matched]


def _collect(table: Table, matched: Sequence[Rule], scope: Scope) -> object:
    outputs = [output_of(table, rule, scope) for rule in matched]
    if not table.aggregation:
        return outputs
    try:
        return BUILTINS[_AGGREGATES[table.aggregation]].apply([outputs], scope)
    except FeelError as error:
        runtime_of(scope).record(error.code, None, **error.params)
        return None


_POLICIES: dict[str, Callable[[Table, Sequence[Rule], Scope], object]] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "FIRST": _first,
    "PRIORITY": _priority,
    "RULE ORDER": _rule_order,
    "OUTPUT ORDER": _ordered,
    "COLLECT": _collect,
}
