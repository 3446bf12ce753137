"""Single decisions as generated Python: one function per table, from plain facts to the bits of its rules.

The source holds only numbered names and numbers; every constant is bound from outside. What the function does not
expect (another type, a value not allowed, several hits where one is due) it leaves to the general evaluation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.temporal import Date
from liuzui.dmn.tables.axis import Axis

Masks = Callable[[Mapping[str, object]], Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a column's value comes from: the fact's name, and its regions that its type allows (None: all)."""

    fact: str
    allowed: Sequence[bool] | None = None


@dataclass(slots=True)
class Told:
    """What an explanation of a table is made of.

    `known` holds, by what each column stops, the value, the numbers of the rules that match and the nearest others
    with what failed; `learn` fills it in; `own` copies a value; `general` explains the general way.
    """

    name: str
    decided: str
    full: int
    known: Mapping[tuple[int, ...], object]
    learn: Callable[..., object]
    own: Callable[..., object]
    general: Callable[..., object]
    Explanation: type
    Why: type
    Miss: type


@dataclass(slots=True)
class _Code:
    lines: list[str]
    bound: dict[str, object]
    otherwise: str = "None"

    def bind(self, name: str, value: object) -> str:
        """Bind a constant to a name of the source."""
        self.bound[name] = value
        return name

    def made(self) -> Masks:
        """The function that the source defines."""
        self.lines += ["    except (TypeError, ArithmeticError):", f"        return {self.otherwise}"]
        exec(compile("\n".join(self.lines), "<table>", "exec"), self.bound)  # noqa: S102  (numbered names only)
        function: Any = self.bound["masks"]
        made: Masks = function
        return made


def mask_function(axes: Sequence[tuple[Axis, Source]], full: int) -> Masks:
    """A function from facts to the mask of matching rules, None for the general way."""
    code = _code(axes, [list(axis.masks) for axis, _ in axes], [axis.null for axis, _ in axes])
    names = [f"m{number}" for number in range(len(axes))]
    code.lines.append(f"        return {' & '.join([*names, code.bind('full', full)])}")
    return code.made()


def near_function(axes: Sequence[tuple[Axis, Source]], labels: Sequence[str], told: "Told") -> Masks:
    """A function from facts to their explanation; it asks the general way when a fact is null or unexpected."""
    fails = [[told.full & ~mask for mask in axis.masks] for axis, _ in axes]
    code = _code(axes, fails, [None] * len(axes), "general(facts)")
    places = range(len(axes))
    code.bound.update({one: getattr(told, one) for one in Told.__slots__}, new=tuple.__new__, tuple=tuple)
    code.bound.update({f"l{number}": label for number, label in enumerate(labels)})
    inputs, values, failed = (
        "".join(f"{text.format(number)}, " for number in places) for text in ("(l{0}, v{0})", "v{0}", "m{0}")
    )
    code.lines += [f"        values, fails = ({values}), ({failed})"]
    code.lines += ["        if fails not in known:", "            learn(fails, facts)"]
    code.lines += ["        value, matched, near = known[fails]"]
    missed = "[new(Miss, (column, label, values[place], need)) for column, label, need, place in missed]"
    code.lines += [f"        found = tuple([new(Why, (rule, tuple({missed}))) for rule, missed in near])"]
    code.lines += ["        if type(value) is list or type(value) is dict:", "            value = own(value)"]
    parts = f"name, decided, value, matched, ({inputs}), found, (), None, (), ()"
    code.lines += [f"        return new(Explanation, ({parts}))"]
    return code.made()


def _code(
    axes: Sequence[tuple[Axis, Source]],
    masks: Sequence[Sequence[int]],
    nulls: Sequence[int | None],
    otherwise: str = "None",
) -> "_Code":
    code = _Code(["def masks(facts):", "    get = facts.get", "    try:"], {}, otherwise)
    for number, (axis, source) in enumerate(axes):
        fact = code.bind(f"f{number}", source.fact)
        code.lines += [f"        v{number} = get({fact})", f"        t = type(v{number})"]
        _WRITERS[axis.kind](code, number, axis, _limited(source, masks[number]))
        null = code.bind(f"n{number}", nulls[number])
        code.lines += [f"        elif v{number} is None:", f"            m{number} = {null}"]
        code.lines += ["        else:", f"            return {code.otherwise}"]
    return code


def _limited(source: Source, masks: Sequence[int]) -> list[int | None]:
    """The masks per region; None, which no operator takes, where the fact's type does not allow the value."""
    if source.allowed is None:
        return list(masks)
    return [mask if fine else None for mask, fine in zip(masks, source.allowed, strict=True)]


def _look_up(code: _Code, number: int, axis: Axis, masks: list[int | None], value: str) -> list[str]:
    """The lines that find a place on the line; fewer when a point goes with a neighbouring gap."""
    points, gaps = code.bind(f"p{number}", list(axis.points)), code.bind(f"g{number}", masks[::2])
    exact = masks[1::2]
    if exact == masks[2::2]:
        right = code.bind("bisect_right", bisect_right)
        return [f"            m{number} = {gaps}[{right}({points}, {value})]"]
    left = code.bind("bisect_left", bisect_left)
    if exact == masks[:-1:2]:
        return [f"            m{number} = {gaps}[{left}({points}, {value})]"]
    ends = code.bind(f"e{number}", [*axis.points, None])
    at = code.bind(f"x{number}", [*exact, 0])
    return [
        f"            i = {left}({points}, {value})",
        f"            m{number} = {at}[i] if {ends}[i] == {value} else {gaps}[i]",
    ]


def _numbers(code: _Code, number: int, axis: Axis, masks: list[int | None]) -> None:
    code.bound.update(int=int, Decimal=Decimal)
    points = [int(one) if one == one.to_integral_value() and abs(one) < 10**18 else one for one in axis.points]
    plain = Axis(axis.kind, points, axis.masks, axis.null, axis.cells)
    code.lines.append("        if t is int or t is Decimal:")
    code.lines += _look_up(code, number, plain, masks, f"v{number}")


def _strings(code: _Code, number: int, axis: Axis, masks: list[int | None]) -> None:
    code.bound["str"] = str
    code.lines.append("        if t is str:")
    if len(set(masks[::2])) == 1:
        table = code.bind(f"d{number}", dict(zip(axis.points, masks[1::2], strict=True)))
        other = code.bind(f"o{number}", masks[0])
        code.lines.append(f"            m{number} = {table}.get(v{number}, {other})")
    else:
        code.lines += _look_up(code, number, axis, masks, f"v{number}")


def _booleans(code: _Code, number: int, axis: Axis, masks: list[int | None]) -> None:
    code.bound["bool"] = bool
    yes, no = code.bind(f"y{number}", masks[axis.region(True)]), code.bind(f"z{number}", masks[axis.region(False)])
    code.lines += ["        if t is bool:", f"            m{number} = {yes} if v{number} else {no}"]


def _dates(code: _Code, number: int, axis: Axis, masks: list[int | None]) -> None:
    code.bound.update(date=date, Date=Date)
    code.lines += [
        "        if t is date or t is Date:",
        f"            o = v{number}.toordinal() if t is date else v{number}.ordinal",
    ]
    code.lines += _look_up(code, number, axis, masks, "o")


_WRITERS: dict[type, Callable[[_Code, int, Axis, list[int | None]], None]] = {
    Decimal: _numbers,
    str: _strings,
    bool: _booleans,
    Date: _dates,
}
KINDS = frozenset(_WRITERS)
