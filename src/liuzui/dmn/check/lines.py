"""Columns as lists of regions with a value that stands for each."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from liuzui.dmn.tables.axis import Axis
from liuzui.dmn.tables.regions import BACK, DISCRETE
from liuzui.dmn.tables.rules import Table


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a line: the rules it lets pass and a value in it."""

    mask: int
    value: object


@dataclass(slots=True, eq=False)
class Line:
    """A column by its regions; `null` is what null lets pass. `exact` is false when only facts decide its cells."""

    position: int
    label: str
    regions: list[Region]
    null: Region
    exact: bool = True


def lines_of(table: Table) -> list[Line]:
    """The columns that restrict anything, as lines."""
    found = []
    for position, (axis, column) in enumerate(zip(table.index.axes, table.columns, strict=True)):
        label = column.label or column.text
        if axis is not None:
            found.append(Line(position, label, _regions(axis), Region(axis.null, None)))
        elif position in table.index.tested:
            found.append(Line(position, label, [], Region(0, None), exact=False))
    return found


def _regions(axis: Axis) -> list[Region]:
    """One region for each distinct mask, among those that exist and are allowed."""
    allowed = axis.allowed(axis.limits)
    found: dict[int, Region] = {}
    for number, (mask, fine) in enumerate(zip(axis.masks, allowed, strict=True)):
        if fine and mask not in found:
            value = _inside(axis, number)
            if value is not None:
                found[mask] = Region(mask, value)
    return list(found.values())


def _inside(axis: Axis, region: int) -> object:
    """A value in a region, None when there is none."""
    if region % 2:
        return BACK[axis.kind](axis.points[region // 2])
    low = axis.points[region // 2 - 1] if region else None
    high = axis.points[region // 2] if region // 2 < len(axis.points) else None
    found = _between(axis.kind, low, high)
    return None if found is None else BACK[axis.kind](found)


def _between(kind: type, low: Any, high: Any) -> Any:
    if kind is bool:
        return _other_truth(low, high)
    if kind is str:
        return _text_between(low, high)
    if low is None or high is None:
        return (high or 0) - 1 if low is None else low + 1
    if kind in DISCRETE:
        return low + 1 if high - low > 1 else None
    return _number_between(low, high)


def _other_truth(low: bool | None, high: bool | None) -> bool | None:
    """Before true there is false, after false there is true, and nothing else."""
    if low is None:
        return None if high is False else False
    return True if high is None and low is False else None


def _number_between(low: Decimal, high: Decimal) -> Decimal:
    whole = (low + 1).to_integral_value("ROUND_FLOOR")
    return whole if low < whole < high else (low + high) / 2


def _text_between(low: str | None, high: str | None) -> str | None:
    if low is None:
        return "" if high != "" else None
    for tail in ("*", " ", "\0"):
        if high is None or low + tail < high:
            return low + tail
    return None
