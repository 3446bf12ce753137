"""Relations between points and ranges (Table 78, after HL7 CQL).

An undefined end is unbounded; a relation of kinds that do not compare is null.
"""

from collections.abc import Callable
from dataclasses import dataclass

from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.semantics.comparison import comparable
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.signatures import builtin


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range on the line of values: `infinite` is -1, 0 or 1; `side` refines an open end by a hair."""

    value: object
    infinite: int
    included: bool


def start(one: Range) -> Edge:
    """Where a range starts."""
    return Edge(one.start, -1 if one.start is None else 0, one.start_included)


def end(one: Range) -> Edge:
    """Where a range ends."""
    return Edge(one.end, 1 if one.end is None else 0, one.end_included)


def point(value: object) -> Edge:
    """A single value."""
    return Edge(value, 0, included=True)


def order(left: Edge, right: Edge, function: str) -> int:
    """-1, 0 or 1 by value; FeelError when the values do not compare."""
    if left.infinite or right.infinite:
        return (left.infinite > right.infinite) - (left.infinite < right.infinite)
    pair = comparable(left.value, right.value)
    if pair is None:
        raise FeelError("feel.not_comparable", function=function)
    return int(pair[0] > pair[1]) - int(pair[0] < pair[1])


Relation = Callable[[str, Edge, Edge, Edge, Edge], bool]
_SHAPES = ("range1: range, range2: range", "range: range, point: point", "point: point, range: range")


def _edges(value: object) -> tuple[Edge, Edge]:
    return (start(value), end(value)) if isinstance(value, Range) else (point(value), point(value))


def _register(name: str, converse: str, shapes: tuple[str, ...], relation: Relation) -> None:
    """Register a relation and the one that is it with its arguments exchanged."""

    def run(left: object, right: object) -> bool:
        return relation(name, *_edges(left), *_edges(right))

    def reversed_run(left: object, right: object) -> bool:
        return relation(converse, *_edges(right), *_edges(left))

    for shape in shapes:
        first, second = shape.split(", ")
        names = ("range1: range, range2: range",) if "range1" in shape else (f"{second}, {first}",)
        builtin(f"{name}({shape}) -> boolean")(run)
        for one in names:
            builtin(f"{converse}({one}) -> boolean")(reversed_run)


def _before(name: str, _start1: Edge, end1: Edge, start2: Edge, _end2: Edge) -> bool:
    found = order(end1, start2, name)
    return found < 0 or (found == 0 and not (end1.included and start2.included))


def _meets(name: str, _start1: Edge, end1: Edge, start2: Edge, _end2: Edge) -> bool:
    return order(end1, start2, name) == 0 and end1.included and start2.included


def _reaches(name: str, end1: Edge, start2: Edge) -> bool:
    found = order(end1, start2, name)
    return found > 0 or (found == 0 and end1.included and start2.included)


def _overlaps(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    return _reaches(name, end1, start2) and _reaches(name, end2, start1)


def _starts_first(name: str, start1: Edge, start2: Edge) -> bool:
    found = order(start1, start2, name)
    return found < 0 or (found == 0 and start1.included and not start2.included)


def _ends_by(name: str, end1: Edge, end2: Edge) -> bool:
    found = order(end1, end2, name)
    return found < 0 or (found == 0 and (not end1.included or end2.included))


def _starts_by(name: str, start1: Edge, start2: Edge) -> bool:
    """Whether the second starts no earlier than the first."""
    found = order(start1, start2, name)
    return found < 0 or (found == 0 and (start1.included or not start2.included))


def _overlaps_before(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    return _starts_first(name, start1, start2) and _reaches(name, end1, start2) and _ends_by(name, end1, end2)


def _finishes(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    same = order(end1, end2, name) == 0 and end1.included == end2.included
    return same and _starts_by(name, start2, start1)


def _includes(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    return _starts_by(name, start1, start2) and _ends_by(name, end2, end1)


def _starts(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    same = order(start1, start2, name) == 0 and start1.included == start2.included
    return same and _ends_by(name, end1, end2)


def _coincides(name: str, start1: Edge, end1: Edge, start2: Edge, end2: Edge) -> bool:
    starts = order(start1, start2, name) == 0 and start1.included == start2.included
    return starts and order(end1, end2, name) == 0 and end1.included == end2.included


def _finishes_point(name: str, _start1: Edge, end1: Edge, _start2: Edge, end2: Edge) -> bool:
    return order(end1, end2, name) == 0 and end2.included


def _starts_point(name: str, start1: Edge, _end1: Edge, start2: Edge, _end2: Edge) -> bool:
    return order(start1, start2, name) == 0 and start2.included


_RANGES, _RANGE_POINT, _POINT_RANGE = _SHAPES
_POINTS = "point1: point, point2: point"

_register("before", "after", (_RANGES, _RANGE_POINT, _POINT_RANGE), _before)
_register("meets", "met by", (_RANGES,), _meets)
_register("overlaps before", "overlaps after", (_RANGES,), _overlaps_before)
_register("finishes", "finished by", (_RANGES,), _finishes)
_register("finishes", "finished by", (_POINT_RANGE,), _finishes_point)
_register("includes", "during", (_RANGES, _RANGE_POINT), _includes)
_register("starts", "started by", (_RANGES,), _starts)
_register("starts", "started by", (_POINT_RANGE,), _starts_point)


@builtin(f"overlaps({_RANGES}) -> boolean")
def _overlaps_ranges(left: Range, right: Range) -> bool:
    return _overlaps("overlaps", *_edges(left), *_edges(right))


@builtin(f"coincides({_RANGES}) -> boolean")
@builtin(f"coincides({_POINTS}) -> boolean")
def _coincides_any(left: object, right: object) -> bool:
    if isinstance(left, Range) != isinstance(right, Range):
        raise FeelError("feel.not_comparable", function="coincides")
    return _coincides("coincides", *_edges(left), *_edges(right))


@builtin(f"before({_POINTS}) -> boolean")
def _before_points(left: object, right: object) -> bool:
    return order(point(left), point(right), "before") < 0


@builtin(f"after({_POINTS}) -> boolean")
def _after_points(left: object, right: object) -> bool:
    return order(point(left), point(right), "after") > 0
