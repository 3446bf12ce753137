"""One column indexed: which rules each region of its line lets pass, as bits."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from liuzui.dmn.feel.ast import UnaryTests
from liuzui.dmn.tables.constants import NotConstant
from liuzui.dmn.tables.regions import LINES, Values, points_of, spans, values_of


@dataclass(slots=True, eq=False)
class Axis:
    """A line of values of `kind`: `points` in order, `masks` per region (2i+1 the point i, 2i the gap before it).

    Bit r of a mask is rule r; `null` is the mask of null. `cells` are the rules' value sets.
    """

    kind: type
    points: list[Any]
    masks: list[int]
    null: int
    cells: list[Values]
    limits: tuple[Values, ...] = ()

    def region(self, value: object) -> int:
        """The region of a value of this kind."""
        place = LINES[self.kind](value)
        left = bisect_left(self.points, place)
        exact = left < len(self.points) and self.points[left] == place
        return 2 * left + (1 if exact else 0)

    def allowed(self, domains: Sequence[Values]) -> list[bool]:
        """Which regions lie in all of the domains (their ends must be points)."""
        places = {point: place for place, point in enumerate(self.points)}
        fine = [True] * len(self.masks)
        for domain in domains:
            inside = [False] * len(self.masks)
            for start, end in spans(domain, places, self.kind):
                inside[start : end + 1] = [True] * (end + 1 - start)
            fine = [one and other for one, other in zip(fine, inside, strict=True)]
        return fine

    def mask(self, value: object) -> int | None:
        """The rules a value passes; None when it is of another kind."""
        if value is None:
            return self.null
        return self.masks[self.region(value)] if type(value) is self.kind else None


def make_axis(
    nodes: Sequence[UnaryTests | None],
    expected: UnaryTests | None,
    shadowed: Collection[str] = (),
    domains: Sequence[Values] = (),
) -> Axis | None:
    """The axis of a column's cells, None when they are not constants of one kind.

    `expected` are the column's input values: what `-` then means. `domains` limit what values there are.
    """
    try:
        known: dict[int, Values] = {}
        cells = [_values(node, expected, shadowed, known) for node in nodes]
    except NotConstant:
        return None
    kinds = {cell.kind for cell in cells} - {None}
    if len(kinds) != 1:
        return None
    kind = next(iter(kinds))
    assert kind is not None  # noqa: S101  (None was taken out)
    points = points_of({*cells, *(one for one in domains if one.kind is kind)})
    masks = _masks(cells, {point: place for place, point in enumerate(points)}, kind)
    null = sum(1 << number for number, cell in enumerate(cells) if cell.null)
    return Axis(kind, points, masks, null, cells, tuple(one for one in domains if one.kind is kind))


def _values(
    node: UnaryTests | None, expected: UnaryTests | None, shadowed: Collection[str], known: dict[int, Values]
) -> Values:
    if node is None:
        raise NotConstant
    if not node.tests and expected is not None:
        node = expected
    if id(node) not in known:
        known[id(node)] = values_of(node, shadowed)
    return known[id(node)]


def _masks(cells: list[Values], places: dict[Any, int], kind: type) -> list[int]:
    """Masks per region from where each cell's set begins and ends."""
    size = 2 * len(places) + 1
    changes = [0] * (size + 1)
    together: dict[Values, int] = {}
    for number, cell in enumerate(cells):
        together[cell] = together.get(cell, 0) | 1 << number
    for cell, bits in together.items():
        for start, end in spans(cell, places, kind):
            changes[start] ^= bits
            changes[end + 1] ^= bits
    masks, current = [], 0
    for change in changes[:size]:
        current ^= change
        masks.append(current)
    return masks
