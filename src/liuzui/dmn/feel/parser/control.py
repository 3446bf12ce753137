"""Control expressions: if, for, some, every, function (grammar rules 44 to 46, 55)."""

import re
from collections.abc import Callable

from liuzui.dmn.feel.ast import For, FunctionNode, If, Iteration, Node, Quantified
from liuzui.dmn.feel.names import PART, SPACE, START, SYMBOLS, Names, normal
from liuzui.dmn.feel.parser.cursor import Cursor
from liuzui.dmn.feel.parser.expressions import expression
from liuzui.dmn.feel.parser.inference import element_type, static_type
from liuzui.dmn.feel.parser.types import type_reference
from liuzui.dmn.feel.semantics.types import Type

_VARIABLE = re.compile(rf"([{START}][{PART}{SPACE}{SYMBOLS}]*?)(?=[{SPACE}]+in(?![{PART}]))")
_PARAMETER = re.compile(rf"([{START}][{PART}{SPACE}{SYMBOLS}]*?)[{SPACE}]*(?=[:,)])")


def _if(cursor: Cursor) -> Node:
    at = cursor.start
    branches = []
    while cursor.take("if"):
        condition = expression(cursor)
        cursor.expect("then")
        branches.append((condition, expression(cursor)))
        cursor.expect("else")
    return If(branches, expression(cursor), at=at)


def declared(cursor: Cursor, pattern: re.Pattern[str]) -> str:
    """A name being introduced here; steps over it."""
    match = pattern.match(cursor.text, cursor.start)
    if match is None:
        raise cursor.fault(cursor.value, "name")
    cursor.jump(match.end(1))
    return normal(match[1])


def _iterations(cursor: Cursor, names: Names) -> list[Iteration]:
    iterations = []
    while True:
        name = declared(cursor, _VARIABLE)
        cursor.expect("in")
        domain = expression(cursor)
        end = expression(cursor) if cursor.take("..") else None
        iterations.append(Iteration(name, domain, end))
        names.add(name, _element(domain, end, names))
        if not cursor.take(","):
            return iterations


def _element(domain: Node, end: Node | None, names: Names) -> Type | None:
    known = static_type(domain, names)
    return known if end is not None else element_type(known)


def _for(cursor: Cursor) -> Node:
    at = cursor.start
    cursor.advance()
    names = Names({}, cursor.names)
    with cursor.within(names):
        iterations = _iterations(cursor, names)
        cursor.expect("return")
        names.add("partial")
        return For(iterations, expression(cursor), at=at)


def _quantified(cursor: Cursor) -> Node:
    at, every = cursor.start, cursor.value == "every"
    cursor.advance()
    names = Names({}, cursor.names)
    with cursor.within(names):
        iterations = _iterations(cursor, names)
        cursor.expect("satisfies")
        return Quantified(every, iterations, expression(cursor), at=at)


def _parameters(cursor: Cursor) -> list[tuple[str, Type | None]]:
    parameters: list[tuple[str, Type | None]] = []
    cursor.expect("(")
    while not cursor.take(")"):
        if parameters:
            cursor.expect(",")
        name = declared(cursor, _PARAMETER)
        parameters.append((name, type_reference(cursor) if cursor.take(":") else None))
    return parameters


def _function(cursor: Cursor) -> Node:
    at = cursor.start
    cursor.advance()
    parameters = _parameters(cursor)
    external = cursor.take("external")
    names = Names(dict(parameters), cursor.names)
    with cursor.within(names):
        body = expression(cursor)
    return FunctionNode(parameters, body, external, None if external else static_type(body, names), at=at)


CONTROL: dict[str, Callable[[Cursor], Node]] = {
    "if": _if,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "function": _function,
}
