"""Constant parts of cells: what a tree means when it depends on no fact."""

from collections.abc import Collection
from decimal import Decimal

from liuzui.dmn.feel.ast import Literal, Negation, Node, RangeNode
from liuzui.dmn.feel.compiler import compile_node
from liuzui.dmn.feel.runtime import SELF, Exhausted, Runtime
from liuzui.dmn.feel.semantics.comparison import at_most
from liuzui.dmn.feel.semantics.numbers import negate
from liuzui.dmn.feel.semantics.ranges import Range
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
    if isinstance(node, RangeNode) and isinstance(node.low, Literal) and isinstance(node.high, Literal):
        return _plain_range(node, node.low.value, node.high.value)
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


def _plain_range(node: RangeNode, low: object, high: object) -> Range:
    if at_most(low, high) is not True:
        raise NotConstant
    return Range(low, high, node.low_included, node.high_included)
