"""The nearest rules that did not match: those with the fewest failed conditions and another result."""

from collections.abc import Sequence
from itertools import islice, pairwise

from liuzui.dmn.explain.reasons import labels, needs
from liuzui.dmn.explain.types import Miss, Reason, Why
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.rules import Table

MOST = 3
Cell = tuple[int, str, Reason]


class Neighbourhood:
    """What a table's explanations share: reasons and labels of its cells, rules by result."""

    def __init__(self, table: Table, columns: Sequence[int]) -> None:
        self.columns = list(columns)
        self.full = (1 << len(table.rules)) - 1
        names, reasons = labels(table), needs(table)
        self.cells = [[(position + 1, names[position], row[position]) for position in self.columns] for row in reasons]
        groups: dict[tuple[str, ...], int] = {}
        for number, rule in enumerate(table.rules):
            key = tuple(text.strip() for text in rule.texts)
            groups[key] = groups.get(key, 0) | 1 << number
        self.same = [groups[tuple(text.strip() for text in rule.texts)] for rule in table.rules]

    def nearest(self, matched: int, values: Sequence[object], fails: Sequence[int]) -> tuple[Why, ...]:
        """The nearest rules with a result other than the first match's; `fails` are what each column stops.

        Those that fail in the fewest columns, by bits for all rules at once.
        """
        at_least = [self.others(matched), *[0] * len(fails)]  # rules that fail in at least so many columns
        for place, fail in enumerate(fails):
            for times in range(place + 1, 0, -1):
                at_least[times] |= at_least[times - 1] & fail
        exactly = (many & ~more for many, more in pairwise([*at_least[1:], 0]))
        return tuple(self._why(number, values, fails) for number in islice(bits(next(filter(None, exactly), 0)), MOST))

    def rows(self) -> dict[int, tuple[int, list[Cell]]]:
        """By the bit of each rule its number from 1 and its cells: column from 1, label, reason."""
        return {1 << place: (place + 1, row) for place, row in enumerate(self.cells)}

    def others(self, matched: int) -> int:
        """The rules that did not match and give another result than the first that did."""
        others = self.full & ~matched
        return others & ~self.same[(matched & -matched).bit_length() - 1] if matched else others

    def _why(self, number: int, values: Sequence[object], fails: Sequence[int]) -> Why:
        row, bit = self.cells[number], 1 << number
        return Why(
            number + 1,
            tuple(
                Miss(column, label, actual, need)
                for (column, label, need), actual, fail in zip(row, values, fails, strict=True)
                if fail & bit
            ),
        )
