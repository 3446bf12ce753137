"""The table of rules: one per kind of node."""

from collections.abc import Callable
from typing import Any

from liuzui.dmn.feel.ast import Node
from liuzui.dmn.feel.runtime import Scope, runtime_of
from liuzui.dmn.feel.semantics.values import kind

Closure = Callable[[Scope], Any]
Rule = Callable[[Any], Closure]

_RULES: dict[type, Rule] = {}


def rule(*nodes: type) -> Callable[[Rule], Rule]:
    """Register how nodes of these kinds are compiled."""

    def register(function: Rule) -> Rule:
        for one in nodes:
            _RULES[one] = function
        return function

    return register


def compile_node(node: Node) -> Closure:
    """The closure of a tree."""
    return _RULES[type(node)](node)


def operands(scope: Scope, operator: str, left: object, right: object, at: int) -> None:
    """Record that an operator is not defined for these kinds; null operands are silent."""
    if left is not None and right is not None:
        runtime_of(scope).record("feel.operands", at, operator=operator, left=kind(left), right=kind(right))
