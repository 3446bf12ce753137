"""Turning a syntax tree into closures: `compile_node(tree)(scope)` gives the value; nothing is interpreted twice."""

from liuzui.dmn.feel.compiler import access, arithmetic, calls, comparison, control, literals
from liuzui.dmn.feel.compiler.core import Closure, compile_node
from liuzui.dmn.feel.compiler.tests import compile_tests

__all__ = [
    "Closure",
    "access",
    "arithmetic",
    "calls",
    "comparison",
    "compile_node",
    "compile_tests",
    "control",
    "literals",
]
