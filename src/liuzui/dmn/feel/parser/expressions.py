"""Expressions by precedence climbing: or, and, comparison, sums, products, powers; then negation and postfix.

Few frames a nesting level: deep texts meet the depth limit long before Python's own.
"""

from collections.abc import Callable

from liuzui.dmn.feel.ast import (
    Arithmetic,
    Between,
    Comparison,
    In,
    InstanceOf,
    Logic,
    Negation,
    Node,
    UnaryComparison,
    is_number,
)
from liuzui.dmn.feel.parser.cursor import Cursor

COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
OR, AND, COMPARE, SUM, PRODUCT, POWER, UNARY = range(1, 8)
_LEVELS = {
    "or": OR,
    "and": AND,
    **dict.fromkeys((*COMPARISONS, "between", "in"), COMPARE),
    "+": SUM,
    "-": SUM,
    "*": PRODUCT,
    "/": PRODUCT,
    "**": POWER,
}


def expression(cursor: Cursor) -> Node:
    """Any expression (grammar rule 1)."""
    cursor.enter()
    node = operation(cursor, OR)
    cursor.leave()
    return node


def operation(cursor: Cursor, level: int) -> Node:
    """Operators of this level or tighter, left to right."""
    at = cursor.start
    node = _operand(cursor)
    while cursor.kind in ("sign", "keyword"):
        found = _LEVELS.get(cursor.value)
        if found is None or found < level:
            break
        node = _OPERATIONS[found](cursor, node, found)
        node.at = at
    return node


def _operand(cursor: Cursor) -> Node:
    """What stands between operators: a control expression, a unary comparison, or a value."""
    from liuzui.dmn.feel.parser.control import CONTROL
    from liuzui.dmn.feel.parser.postfix import postfix

    if cursor.kind == "keyword":
        control = CONTROL.get(cursor.value)
        if control is not None and cursor.names.longest(cursor.text, cursor.start, cursor.value) is None:
            return control(cursor)
    elif cursor.kind == "sign":
        if cursor.value == "-":
            return _negation(cursor)
        if cursor.value in COMPARISONS:
            return unary_comparison(cursor)
    node = postfix(cursor)
    return _instance(cursor, node) if cursor.at("instance") else node


def _negation(cursor: Cursor) -> Node:
    from liuzui.dmn.feel.parser.postfix import postfix

    at, minuses = cursor.start, 0
    while cursor.take("-"):
        minuses += 1
    node = postfix(cursor)
    instance = cursor.at("instance")
    if instance and not is_number(node):
        node = _instance(cursor, node)
    negated: Node = Negation(node, at=at)
    if minuses % 2 == 0:
        negated = Negation(negated, at=at)
    return _instance(cursor, negated) if instance and is_number(node) else negated


def _instance(cursor: Cursor, node: Node) -> Node:
    from liuzui.dmn.feel.parser.types import type_reference

    while cursor.take("instance"):
        cursor.expect("of")
        node = InstanceOf(node, type_reference(cursor), at=node.at)
    return node


def unary_comparison(cursor: Cursor) -> Node:
    """`< endpoint` and its like (grammar rule 7)."""
    at, operator = cursor.start, cursor.value
    cursor.advance()
    return UnaryComparison(operator, operation(cursor, SUM), at=at)


def _logic(cursor: Cursor, first: Node, level: int) -> Node:
    keyword = cursor.value
    items = [first]
    while cursor.take(keyword):
        items.append(operation(cursor, level + 1))
    return Logic(keyword == "and", items)


def _arithmetic(cursor: Cursor, first: Node, level: int) -> Node:
    rest: list[tuple[str, Node]] = []
    while cursor.kind == "sign" and _LEVELS.get(cursor.value) == level:
        operator = cursor.value
        cursor.advance()
        rest.append((operator, operation(cursor, level + 1)))
    return Arithmetic(first, rest)


def _comparison(cursor: Cursor, left: Node, _level: int) -> Node:
    operator = cursor.value
    cursor.advance()
    if operator == "between":
        low = operation(cursor, SUM)
        cursor.expect("and")
        return Between(left, low, operation(cursor, SUM))
    if operator == "in":
        return In(left, _tests(cursor))
    return Comparison(operator, left, operation(cursor, SUM))


def _tests(cursor: Cursor) -> list[Node]:
    from liuzui.dmn.feel.parser.tests import parenthesised_tests

    return parenthesised_tests(cursor) if cursor.at("(") else [operation(cursor, SUM)]


_OPERATIONS: dict[int, Callable[[Cursor, Node, int], Node]] = {
    OR: _logic,
    AND: _logic,
    COMPARE: _comparison,
    SUM: _arithmetic,
    PRODUCT: _arithmetic,
    POWER: _arithmetic,
}
