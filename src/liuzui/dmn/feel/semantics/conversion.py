"""Values against types: the type of a value, whether it is one, and the implicit conversions (10.3.2.9.4)."""

from collections.abc import Callable, Iterable

from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.semantics.types import (
    ANY,
    DATE_TIME,
    NULL,
    SIMPLE,
    ConstrainedType,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
    bare,
    conforms,
    context_of,
    list_of,
    range_of,
)
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.feel.temporal import Date, at_midnight_utc


class Mismatch(Exception):
    """A value that no conversion brings to the type; `code` and `params` say why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def type_of(value: object) -> Type:
    """The type of a value in the lattice (Table 43)."""
    if isinstance(value, list):
        return list_of(_common(type_of(one) for one in value))
    if isinstance(value, dict):
        return context_of({key: type_of(one) for key, one in value.items()})
    if isinstance(value, Range):
        return range_of(type_of(value.start if value.start is not None else value.end))
    if isinstance(value, Function):
        return value.types()[0]
    return SIMPLE.get(kind(value), ANY)


def _common(types: Iterable[Type]) -> Type:
    common: Type = NULL
    for one in types:
        if conforms(one, common) and common != NULL:
            continue
        if not conforms(common, one):
            return ANY
        common = one
    return common


def is_instance(value: object, wanted: Type) -> bool:
    """Whether a value has the type; null has every type here (Null conforms to all)."""
    if value is None:
        return True
    if isinstance(wanted, ConstrainedType):
        return is_instance(value, wanted.base)
    check = _CHECKS.get(type(wanted))
    if check is not None:
        return check(value, wanted)
    return wanted == ANY or kind(value) == wanted.name


def _is_list(value: object, wanted: ListType) -> bool:
    return isinstance(value, list) and all(is_instance(one, wanted.element) for one in value)


def _is_context(value: object, wanted: ContextType) -> bool:
    return isinstance(value, dict) and all(
        key in value and is_instance(value[key], one) for key, one in wanted.entries.items()
    )


def _is_range(value: object, wanted: RangeType) -> bool:
    if not isinstance(value, Range):
        return False
    return is_instance(value.start, wanted.endpoint) and is_instance(value.end, wanted.endpoint)


def _is_function(value: object, wanted: FunctionType) -> bool:
    return isinstance(value, Function) and any(conforms(one, wanted) for one in value.types())


_CHECKS: dict[type, Callable[..., bool]] = {
    ListType: _is_list,
    ContextType: _is_context,
    RangeType: _is_range,
    FunctionType: _is_function,
}


def converted(value: object, wanted: Type) -> object:
    """The value as an instance of the type after implicit conversions; raises Mismatch when there is none."""
    if value is None or wanted == ANY:
        return value
    found = value if is_instance(value, wanted) else _convert(value, wanted)
    _demand_allowed(found, wanted)
    return found


def _convert(value: object, wanted: Type) -> object:
    target = bare(wanted)
    if isinstance(target, ListType) and not isinstance(value, list):
        return [_deeper(value, target.element, wanted)]
    if isinstance(value, list):
        if isinstance(target, ListType):
            return [_deeper(one, target.element, wanted) for one in value]
        if len(value) == 1:
            return _deeper(value[0], target, wanted)
    elif isinstance(value, Date) and target == DATE_TIME:
        return at_midnight_utc(value)
    elif isinstance(value, dict) and isinstance(target, ContextType):
        return _context(value, target, wanted)
    raise Mismatch("feel.type", expected=str(wanted), actual=kind(value))


def _context(value: dict[str, object], target: ContextType, wanted: Type) -> object:
    if any(key not in value for key in target.entries):
        missing = next(key for key in target.entries if key not in value)
        raise Mismatch("feel.entry_missing", expected=str(wanted), entry=missing)
    typed = target.entries
    return {key: _deeper(one, typed[key], wanted) if key in typed else one for key, one in value.items()}


def _deeper(value: object, target: Type, wanted: Type) -> object:
    if value is None or is_instance(value, target):
        return value
    if isinstance(value, Date | dict) or isinstance(bare(target), ListType):
        return _convert(value, target)
    raise Mismatch("feel.type", expected=str(wanted), actual=kind(value))


def _demand_allowed(value: object, wanted: Type) -> None:
    """Allowed values hold for the value and for everything inside it."""
    if value is None:
        return
    if isinstance(wanted, ConstrainedType):
        if not wanted.allows(value):
            raise Mismatch("dmn.value_not_allowed", type=wanted.name, allowed=" ".join(wanted.text.split())[:200])
        _demand_allowed(value, wanted.base)
    elif isinstance(wanted, ListType) and isinstance(value, list):
        for one in value:
            _demand_allowed(one, wanted.element)
    elif isinstance(wanted, ContextType) and isinstance(value, dict):
        for key, one in wanted.entries.items():
            _demand_allowed(value.get(key), one)
