"""Deciding with facts missing: what is sure whatever they are, and which to ask for first."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from liuzui.dmn.feel.ast import Node as Tree
from liuzui.dmn.feel.runtime import Scope
from liuzui.dmn.feel.walk import variables
from liuzui.dmn.tables.index import bits, passes
from liuzui.dmn.tables.rules import Table

Missing = Mapping[str, Collection[str]]
"""Names in scope whose value is not known, with the facts that would tell."""


class Standing(NamedTuple):
    """A table with facts missing: rules that surely match, rules that may, the mask of each column."""

    sure: int
    possible: int
    masks: list[int]


def depends(tree: Tree | None, missing: Missing) -> set[str]:
    """The missing names a tree mentions; a tree that cannot be read depends on all."""
    return set(missing) if tree is None else {name for name in variables(tree) if name in missing}


def standing(table: Table, values: list[object], missing: Missing, scope: Scope) -> Standing:
    """How the rules stand; values of columns that depend on missing facts are not looked at."""
    masks, sure, possible = [], table.index.full, table.index.full
    for position, column in enumerate(table.columns):
        if depends(column.value.node, missing):
            masks.append(table.index.full)
            sure &= _free(table, position)
            continue
        certain, perhaps = _column(table, position, values[position], missing, scope)
        masks.append(perhaps)
        sure &= certain
        possible &= perhaps
    return Standing(sure, possible, masks)


def _free(table: Table, position: int) -> int:
    """The rules that let anything pass in a column."""
    return sum(1 << number for number, rule in enumerate(table.rules) if rule.cells[position].test is None)


def _column(table: Table, position: int, value: object, missing: Missing, scope: Scope) -> tuple[int, int]:
    """The rules a known value surely passes, and those whose own cell depends on a missing fact as well."""
    axis = table.index.axes[position]
    mask = axis.mask(value) if axis is not None else None
    if mask is not None:
        return mask, mask
    certain = perhaps = 0
    inner = dict(scope)
    for number, rule in enumerate(table.rules):
        node = rule.cells[position].node
        open_cell = node is not None and any(depends(test, missing) for test in node.tests)
        if open_cell or passes(table, number, position, value, inner):
            perhaps |= 1 << number
            certain |= 0 if open_cell else 1 << number
    return certain, perhaps


def settled(table: Table, found: Standing, missing: Missing) -> int | None:
    """The mask of the rules that decide whatever the missing facts are; None when they matter."""
    chosen = found.possible
    if table.policy == "FIRST" and found.possible:
        chosen = found.possible & -found.possible
        if not chosen & found.sure:
            return None
    elif found.sure != found.possible and not _alike(table, found):
        return None
    if any(_open_outputs(table, number, missing) for number in bits(chosen)):
        return None
    return chosen


def _alike(table: Table, found: Standing) -> bool:
    """Whether every rule that may match gives what a sure one gives (hit policy ANY)."""
    texts = {tuple(table.rules[number].texts) for number in bits(found.possible)}
    return table.policy == "ANY" and bool(found.sure) and len(texts) == 1


def _open_outputs(table: Table, number: int, missing: Missing) -> bool:
    return any(one.node is not None and depends(one.node, missing) for one in table.rules[number].outputs)


def wanted(table: Table, found: Standing, missing: Missing) -> dict[str, int]:
    """The facts that would help to decide, each with the number of open rules that depend on it."""
    undecided = found.possible & ~found.sure or found.possible
    counts: dict[str, int] = {}
    for number in bits(undecided):
        for fact in _facts_of(table, number, missing):
            counts[fact] = counts.get(fact, 0) + 1
    return counts


def _facts_of(table: Table, number: int, missing: Missing) -> set[str]:
    rule, names = table.rules[number], set()
    for cell, column in zip(rule.cells, table.columns, strict=True):
        if cell.test is not None:
            names |= depends(column.value.node, missing)
            names |= {name for test in (cell.node.tests if cell.node else ()) for name in depends(test, missing)}
    for one in rule.outputs:
        names |= depends(one.node, missing) if one.node is not None else set()
    return {fact for name in names for fact in missing[name]}


def cheapest(counts: Mapping[str, int], costs: Mapping[str, float]) -> str | None:
    """The fact to ask for: the lowest cost (1 when not said), then the most rules, then by name."""
    return min(counts, key=lambda fact: (costs.get(fact, 1), -counts[fact], fact), default=None)
