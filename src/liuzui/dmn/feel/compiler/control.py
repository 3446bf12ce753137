"""if, for, some, every (grammar rules 44 to 46)."""

from collections.abc import Iterator
from decimal import Decimal

from liuzui.dmn.feel.ast import Filter, For, If, Iteration, Literal, Name, Negation, Node, Quantified
from liuzui.dmn.feel.compiler.core import Closure, compile_node, rule
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.numbers import is_integer
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.feel.temporal import Date, date_of_ordinal
from liuzui.dmn.feel.walk import nodes

Domain = tuple[str, Closure, Closure | None]


@rule(If)
def _if(node: If) -> Closure:
    branches = [(compile_node(condition), compile_node(value)) for condition, value in node.branches]
    otherwise = compile_node(node.otherwise)

    def run(scope: Scope) -> object:
        for condition, value in branches:
            if condition(scope) is True:
                return value(scope)
        return otherwise(scope)

    return run


def span(start: object, end: object) -> Iterator[object]:
    """The whole numbers or days from start to end, either way; raises FeelError for anything else."""
    if isinstance(start, Decimal) and isinstance(end, Decimal) and is_integer(start) and is_integer(end):
        first, last = int(start), int(end)
        return map(Decimal, range(first, last + 1) if first <= last else range(first, last - 1, -1))
    if isinstance(start, Date) and isinstance(end, Date):
        first, last = start.ordinal, end.ordinal
        return map(date_of_ordinal, range(first, last + 1) if first <= last else range(first, last - 1, -1))
    raise FeelError("feel.iteration", start=kind(start), end=kind(end))


def elements(value: object) -> Iterator[object]:
    """What one iterates over; a range of whole numbers or days counts as its members."""
    if isinstance(value, list):
        return iter(value)
    if isinstance(value, Range):
        inside = span(value.start, value.end)
        if not value.start_included:
            next(inside, None)
        return (one for one in inside if value.end_included or one != value.end)
    raise FeelError("feel.iteration", start=kind(value), end="")


def domains(iterations: list[Iteration]) -> list[Domain]:
    """The iterations compiled."""
    return [
        (one.name, compile_node(one.domain), compile_node(one.end) if one.end is not None else None)
        for one in iterations
    ]


def turns(over: list[Domain], scope: Scope, level: int = 0) -> Iterator[None]:
    """Bind each element of the product in `scope` in turn."""
    name, domain, end = over[level]
    start = domain(scope)
    found = elements(start) if end is None else span(start, end(scope))
    spend = runtime_of(scope).spend
    for one in found:
        spend()
        scope[name] = one
        if level + 1 < len(over):
            yield from turns(over, scope, level + 1)
        else:
            yield None


def _escapes(body: Node) -> bool:
    """Whether `partial` is used otherwise than as what a filter picks from: then each turn needs its own copy."""
    used = sum(isinstance(one, Name) and one.name == "partial" for one in nodes(body))
    picked = sum(
        isinstance(one, Filter)
        and isinstance(one.base, Name)
        and one.base.name == "partial"
        and isinstance(one.condition, Literal | Negation)
        for one in nodes(body)
    )
    return used > picked


@rule(For)
def _for(node: For) -> Closure:
    over, body, at = domains(node.iterations), compile_node(node.body), node.at
    copied = _escapes(node.body)

    def run(scope: Scope) -> object:
        inner, spend = dict(scope), runtime_of(scope).spend
        results: list[object] = []
        inner["partial"] = results
        try:
            for _turn in turns(over, inner):
                if copied:
                    spend(len(results) >> 4)
                    inner["partial"] = list(results)
                results.append(body(inner))
        except FeelError as error:
            runtime_of(scope).record(error.code, at, **error.params)
            return None
        return results

    return run


@rule(Quantified)
def _quantified(node: Quantified) -> Closure:
    over, body, at = domains(node.iterations), compile_node(node.body), node.at
    decisive = not node.every

    def run(scope: Scope) -> object:
        result: bool | None = not decisive
        inner = dict(scope)
        try:
            for _turn in turns(over, inner):
                value = body(inner)
                if value is decisive:
                    return decisive
                if value is not result:
                    result = None
        except FeelError as error:
            runtime_of(scope).record(error.code, at, **error.params)
            return None
        return result

    return run
