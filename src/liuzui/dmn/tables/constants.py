"""Constant parts of cells: what a tree means when it depends on no fact."""

from collections.abc import Collection
from decimal import Decimal

from liuzui.dmn.feel.ast import Literal, Negation, Node, UnaryTests
from liuzui.dmn.feel.compiler import compile_node
from liuzui.dmn.feel.runtime import SELF, Exhausted, Runtime
from liuzui.dmn.feel.semantics.numbers import negate
from liuzui.dmn.feel.signatures import BUILTINS
from liuzui.dmn.feel.walk import variables

_CHANGING = {"now", "today"}


class NotConstant(Exception):
    """A tree whose value depends on facts, or that has none."""


def constant(node: Node, shadowed: Collection[str] = ()) -> object:
    """The value of a constant tree; raises NotConstant. `shadowed` are variables that hide built-in names."""
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Negation) and isinstance(node.operand, Literal) and isinstance(node.operand.value, Decimal):
        return negate(node.operand.value)
    names = variables(node)
    if not names <= BUILTINS.keys() - _CHANGING or any(name in shadowed for name in names):
        raise NotConstant
    runtime = Runtime()
    try:
        value = compile_node(node)({SELF: runtime})
    except (Exhausted, RecursionError):
        raise NotConstant from None
    if runtime.diagnostics:
        raise NotConstant
    return value


def constants(node: UnaryTests) -> list[object]:
    """The values of tests that are all constants, lists laid open; raises NotConstant."""
    found: list[object] = []
    for one in node.tests:
        value = constant(one)
        found.extend(value) if isinstance(value, list) else found.append(value)
    return found
