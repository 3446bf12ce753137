"""Why not otherwise: each other result that is ruled out, by the one rule of it that is nearest.

A result is ruled out only when every rule that gives it fails: one rule less says nothing while another may still hold.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from liuzui.dmn.explain.reasons import labels, needs
from liuzui.dmn.explain.types import Miss, Reason, Why
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.rules import Table

MOST = 3
NAMING = frozenset({"why.equal", "why.not_equal", "why.one_of", "why.none_of"})
Cell = tuple[int, str, Reason]
Failed = tuple[tuple[int, str, Reason, int], ...]
Near = tuple[tuple[int, Failed], ...]
"""Rules from 1, each with what failed: column from 1, label, reason, place among the values."""


class Neighbourhood:
    """What a table's explanations share: reasons and labels of its cells, rules by result."""

    def __init__(self, table: Table, columns: Sequence[int]) -> None:
        self.columns = list(columns)
        self.full = (1 << len(table.rules)) - 1
        names, reasons = labels(table), needs(table)
        self.cells = [[(position + 1, names[position], row[position]) for position in self.columns] for row in reasons]
        self.naming = [
            sum(1 << rule for rule, row in enumerate(reasons) if _names(row[position])) for position in self.columns
        ]
        groups: dict[tuple[str, ...], int] = {}
        for number, rule in enumerate(table.rules):
            key = tuple(text.strip() for text in rule.texts)
            groups[key] = groups.get(key, 0) | 1 << number
        self.same = [groups[tuple(text.strip() for text in rule.texts)] for rule in table.rules]

    def nearest(self, held: int, fails: Sequence[int]) -> Near:
        """The nearest rule of each of the first few results of which no rule is among those `held`.

        `fails` are what each column stops. What somebody is (a trade, a kind) is not nearly met: rules that fail on
        it come last, else those with the fewest failed conditions come first.
        """
        return tuple(islice(self._chosen(self._others(held), fails), MOST))

    def why(self, near: Near, values: Sequence[object]) -> tuple[Why, ...]:
        """The rules with the values that failed."""
        return tuple(
            Why(rule, tuple(Miss(column, label, values[place], need) for column, label, need, place in missed))
            for rule, missed in near
        )

    def _chosen(self, others: int, fails: Sequence[int]) -> Iterator[tuple[int, Failed]]:
        for tier in self._tiers(others, fails):
            while left := tier & others:
                number = (left & -left).bit_length() - 1
                others &= ~self.same[number]
                yield number + 1, self._missed(number, fails)

    def _tiers(self, others: int, fails: Sequence[int]) -> Iterator[int]:
        """The rules by how near they are, nearest first."""
        named = 0
        for fail, naming in zip(fails, self.naming, strict=True):
            named |= fail & naming
        at_least = [others, *[0] * len(fails)]  # rules that fail in at least so many columns, by bits for all at once
        for place, fail in enumerate(fails):
            for times in range(place + 1, 0, -1):
                at_least[times] |= at_least[times - 1] & fail
        exactly = [many & ~more for many, more in pairwise([*at_least[1:], 0])]
        yield from (some & ~named for some in exactly)
        yield from (some & named for some in exactly)

    def _others(self, held: int) -> int:
        """The rules whose result no rule that is held gives."""
        others = self.full & ~held
        for number in bits(held):
            others &= ~self.same[number]
        return others

    def _missed(self, number: int, fails: Sequence[int]) -> Failed:
        return tuple((*cell, place) for place, cell in enumerate(self.cells[number]) if fails[place] >> number & 1)


def _names(need: Reason) -> bool:
    """Whether a cell asks what something is, by name, not how much or when."""
    if need.code not in NAMING:
        return False
    values = need.params.get("values", (need.params.get("value"),))
    return any(isinstance(one, str) for one in values)  # type: ignore[attr-defined]
