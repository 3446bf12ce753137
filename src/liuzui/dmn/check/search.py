"""Searching boxes: points no rule covers, rules hidden by others, rules that meet."""

from collections.abc import Iterator, Sequence

from liuzui.dmn.check.lines import Line, Region
from liuzui.dmn.tables.index import bits

MOST_STATES = 200_000
Path = tuple[Region, ...]


class Exceeded(Exception):
    """Too many combinations for an exhaustive search."""


def uncovered(lines: Sequence[Sequence[Region]], rules: int) -> Iterator[Path]:
    """Paths of regions where none of the rules (a mask) remains; a path may end before the last line.

    Each set of remaining rules is followed once at each line, so not every such path comes, but if there is one,
    one comes. Raises Exceeded past the budget.
    """
    if rules == 0:
        yield ()
        return
    pending: list[tuple[int, int, Path]] = [(0, rules, ())]
    seen: set[tuple[int, int]] = set()
    while pending:
        level, mask, path = pending.pop()
        if (level, mask) in seen or level == len(lines):
            continue
        seen.add((level, mask))
        if len(seen) > MOST_STATES:
            raise Exceeded
        for region in lines[level]:
            left = mask & region.mask
            if left == 0:
                yield (*path, region)
            else:
                pending.append((level + 1, left, (*path, region)))


def hidden(lines: Sequence[Line], number: int, earlier: int) -> bool:
    """Whether everything a rule matches is matched by one of the earlier rules (a mask)."""
    own = [[one for one in (*line.regions, line.null) if one.mask >> number & 1] for line in lines]
    return next(uncovered(own, earlier), None) is None


def meetings(lines: Sequence[Line], count: int) -> list[int]:
    """For each rule the mask of the rules that share a point with it (itself included; 0 when it has no point)."""
    full = (1 << count) - 1
    meet = [full] * count
    for line in lines:
        shared = [0] * count
        for region in (*line.regions, line.null):
            for number in bits(region.mask):
                shared[number] |= region.mask
        meet = [one & other for one, other in zip(meet, shared, strict=True)]
    return meet


def common(line: Line, rules: int) -> Region | None:
    """A region where all of the rules pass, null last."""
    return next((one for one in (*line.regions, line.null) if one.mask & rules == rules), None)
