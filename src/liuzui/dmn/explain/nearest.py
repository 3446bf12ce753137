"""The nearest rules that did not match: those with the fewest failed conditions and another result."""

from collections.abc import Sequence

from liuzui.dmn.explain.reasons import labels, needs
from liuzui.dmn.explain.types import Miss, Why
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.rules import Table

MOST = 3
_new = tuple.__new__  # named tuples without the call of their own constructor: twice as fast


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

    def nearest(self, matched: int, values: Sequence[object], masks: Sequence[int]) -> tuple[Why, ...]:
        """The nearest rules with a result other than the first match's; `masks` are what each column lets pass."""
        others = self.others(matched)
        once = more = 0
        for mask in masks:
            failed = others & ~mask
            more |= once & failed
            once |= failed
        single = once & ~more
        if not single:
            return self._fewest(once, values, masks)
        return self.nearest_alone(single, values, [~mask for mask in masks])

    def others(self, matched: int) -> int:
        """The rules that did not match and give another result than the first that did."""
        others = self.full & ~matched
        return others & ~self.same[(matched & -matched).bit_length() - 1] if matched else others

    def nearest_alone(self, single: int, values: Sequence[object], fails: Sequence[int]) -> tuple[Why, ...]:
        """The first few of the rules that fail in one column; `fails` are what each column stops."""
        found = []
        while single:
            low = single & -single
            single ^= low
            place = 0
            while not fails[place] & low:
                place += 1
            number = low.bit_length()
            column, label, need = self.cells[number - 1][place]
            miss = _new(Miss, (column, label, values[place], need))
            found.append(_new(Why, (number, (miss,))))
            if len(found) == MOST:
                break
        return tuple(found)

    def _fewest(self, others: int, values: Sequence[object], masks: Sequence[int]) -> tuple[Why, ...]:
        counted = []
        for number in bits(others):
            places = [place for place, mask in enumerate(masks) if not mask >> number & 1]
            counted.append((len(places), number, places))
        counted.sort(key=lambda one: one[:2])
        chosen = [one for one in counted[:MOST] if one[0] == counted[0][0]]
        return tuple(
            Why(number + 1, tuple(self._miss(number, place, values) for place in places))
            for _, number, places in chosen
        )

    def _miss(self, number: int, place: int, values: Sequence[object]) -> Miss:
        column, label, need = self.cells[number][place]
        return Miss(column, label, values[place], need)
