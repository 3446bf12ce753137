"""A table indexed: constant columns by axes, the others by their tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from liuzui.dmn.feel.runtime import Scope
from liuzui.dmn.tables.axis import Axis, make_axis
from liuzui.dmn.tables.domains import domains, expected_values
from liuzui.dmn.tables.rules import Table


@dataclass(slots=True, eq=False)
class Index:
    """Axes by column (None where a column cannot have one, and where it lets everything pass)."""

    axes: list[Axis | None]
    tested: list[int]
    full: int

    @property
    def complete(self) -> bool:
        """Whether axes alone decide which rules match."""
        return not self.tested


def make_index(table: Table) -> Index:
    """The index of a table."""
    axes: list[Axis | None] = []
    tested: list[int] = []
    for position, column in enumerate(table.columns):
        nodes = [rule.cells[position].node for rule in table.rules]
        limits = [one for known in (column.type, column.value.type) if known is not None for one in domains(known)]
        if column.expected is not None:
            limits += expected_values(column.expected)
        free = all(node is not None and not node.tests for node in nodes) and column.expected is None
        axis = None if free else make_axis(nodes, column.expected, table.shadowed, limits)
        axes.append(axis)
        if axis is None and not free:
            tested.append(position)
    return Index(axes, tested, (1 << len(table.rules)) - 1)


def bits(mask: int) -> Iterator[int]:
    """The places of the bits of a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def matching_mask(table: Table, index: Index, values: list[object], scope: Scope, *, first: bool) -> int:
    """The rules that match these values; with `first` just the first of them."""
    mask, tested = index.full, index.tested
    for position, axis in enumerate(index.axes):
        found = axis.mask(values[position]) if axis is not None else index.full
        if found is None:
            tested = [*tested, position]
        else:
            mask &= found
    if tested:
        mask = _tested(table, tested, values, scope, mask, first=first)
    return mask & -mask if first else mask


def _tested(
    table: Table, columns: list[int], values: list[object], scope: Scope, candidates: int, *, first: bool
) -> int:
    """The candidates whose tests in these columns pass."""
    inner, found = dict(scope), 0
    for number in bits(candidates):
        if all(passes(table, number, position, values[position], inner) for position in columns):
            found |= 1 << number
            if first:
                break
    return found


def passes(table: Table, number: int, position: int, value: object, scope: Scope) -> bool:
    """Whether one cell passes a value; `scope` is written to."""
    test = table.rules[number].cells[position].test
    if test is None:
        return True
    scope["?"] = value
    return test(value, scope) is True
