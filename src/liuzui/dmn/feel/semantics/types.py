"""The lattice of FEEL types (10.3.2.9): names, lists, contexts, ranges, functions; equivalence and conformance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Type:
    """A simple type, known by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListType(Type):
    """A list of one element type."""

    element: Type

    def __str__(self) -> str:
        return f"list<{self.element}>"


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    """A range over one endpoint type."""

    endpoint: Type

    def __str__(self) -> str:
        return f"range<{self.endpoint}>"


@dataclass(frozen=True, slots=True)
class ContextType(Type):
    """A context with typed entries; a value may have more."""

    entries: Mapping[str, Type]

    def __str__(self) -> str:
        return f"context<{', '.join(f'{key}: {value}' for key, value in self.entries.items())}>"

    def __hash__(self) -> int:
        return hash(tuple(self.entries))


@dataclass(frozen=True, slots=True)
class FunctionType(Type):
    """A function by its parameters and its result."""

    parameters: tuple[Type, ...]
    result: Type

    def __str__(self) -> str:
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


@dataclass(frozen=True, slots=True)
class ConstrainedType(Type):
    """A named item definition: a base type whose values also pass a test (`allows` gives true or not)."""

    base: Type
    allows: Callable[[object], bool] = field(compare=False)
    text: str = ""

    def __str__(self) -> str:
        return self.name


ANY = Type("Any")
NULL = Type("Null")
NUMBER = Type("number")
STRING = Type("string")
BOOLEAN = Type("boolean")
DATE = Type("date")
TIME = Type("time")
DATE_TIME = Type("date and time")
DAY_TIME = Type("days and time duration")
YEAR_MONTH = Type("years and months duration")

SIMPLE: dict[str, Type] = {
    one.name: one for one in (ANY, NULL, NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAY_TIME, YEAR_MONTH)
}
ALIASES: dict[str, Type] = {
    **SIMPLE,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAY_TIME,
    "yearMonthDuration": YEAR_MONTH,
}


def list_of(element: Type) -> ListType:
    """The list type of an element type."""
    return ListType("list", element)


def range_of(endpoint: Type) -> RangeType:
    """The range type of an endpoint type."""
    return RangeType("range", endpoint)


def context_of(entries: Mapping[str, Type]) -> ContextType:
    """The context type of these entries."""
    return ContextType("context", dict(entries))


def function_of(parameters: tuple[Type, ...], result: Type) -> FunctionType:
    """The function type of these parameters and this result."""
    return FunctionType("function", parameters, result)


def bare(declared: Type) -> Type:
    """The type without its constraint."""
    while isinstance(declared, ConstrainedType):
        declared = declared.base
    return declared


def conforms(sub: Type, sup: Type) -> bool:
    """Whether an instance of `sub` may stand where `sup` is expected (10.3.2.9.2)."""
    sub, sup = bare(sub), bare(sup)
    if sup == ANY or sub == NULL:
        return True
    rule = _CONFORMANCE.get(type(sup))
    if rule is None:
        return sub == sup
    return type(sub) is type(sup) and rule(sub, sup)


def _lists(sub: ListType, sup: ListType) -> bool:
    return conforms(sub.element, sup.element)


def _ranges(sub: RangeType, sup: RangeType) -> bool:
    return conforms(sub.endpoint, sup.endpoint)


def _contexts(sub: ContextType, sup: ContextType) -> bool:
    return all(key in sub.entries and conforms(sub.entries[key], want) for key, want in sup.entries.items())


def _functions(sub: FunctionType, sup: FunctionType) -> bool:
    if len(sub.parameters) != len(sup.parameters):
        return False
    pairs = zip(sup.parameters, sub.parameters, strict=True)
    fits = sub.result == ANY or conforms(sub.result, sup.result)  # a result nobody declared is not held against it
    return fits and all(conforms(mine, theirs) for mine, theirs in pairs)


_CONFORMANCE: dict[type, Callable[..., bool]] = {
    ListType: _lists,
    RangeType: _ranges,
    ContextType: _contexts,
    FunctionType: _functions,
}
