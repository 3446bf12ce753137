"""What rests on no fact is tried out: `0/0` or a loop without end is found before anybody asks."""

import time
from collections.abc import Iterator
from dataclasses import replace

from liuzui.dmn.check.findings import Finding
from liuzui.dmn.diagnostics import LIMITS, WARNING, Diagnostic, Limits, Place
from liuzui.dmn.feel.ast import FunctionNode, Iteration, Node
from liuzui.dmn.feel.compiler import compile_node
from liuzui.dmn.feel.evaluation import guarded
from liuzui.dmn.feel.runtime import SELF, Runtime
from liuzui.dmn.feel.signatures import BUILTINS
from liuzui.dmn.feel.walk import keys, nodes, variables
from liuzui.dmn.model.graph import DecisionNode, InputNode
from liuzui.dmn.model.graph import Node as Element
from liuzui.dmn.model.model import Model
from liuzui.dmn.tables.rules import Table

SECONDS = 1.0
"""For one expression, and at most so long until no further one is tried."""
QUICK = replace(LIMITS, seconds=SECONDS)


def closed_decisions(model: Model) -> Iterator[Finding]:
    """What goes wrong in decisions that need no fact."""
    began, quick = time.monotonic(), replace(model, limits=replace(model.limits, seconds=SECONDS))
    for name in model.decisions:
        node = model.node(name)
        if isinstance(node, DecisionNode) and not node.cyclic and _closed(node):
            yield from _told(quick.evaluate(name).diagnostics, node.place)
            if time.monotonic() - began > SECONDS:
                yield Finding("check.budget", node.place, WARNING)
                return


def _closed(node: Element) -> bool:
    """Whether a decision is reached by no input data."""
    seen, pending = {id(node)}, [node]
    while pending:
        for _, one in pending.pop().requires:
            if isinstance(one, InputNode):
                return False
            if id(one) not in seen:
                seen.add(id(one))
                pending.append(one)
    return True


def closed_cells(table: Table) -> Iterator[Finding]:
    """What goes wrong in cells whose value depends on no fact."""
    began = time.monotonic()
    for place, tree in _cells(table):
        if _constant(tree, table.shadowed):
            yield from _told(_tried(tree, QUICK, place), place)
            if time.monotonic() - began > SECONDS:
                yield Finding("check.budget", table.place, WARNING)
                return


def _cells(table: Table) -> Iterator[tuple[Place, Node]]:
    for rule in table.rules:
        for cell in rule.cells:
            yield from ((cell.place, test) for test in (cell.node.tests if cell.node else ()))
        for number, one in enumerate(rule.outputs, 1):
            if one.node is not None:
                yield table.place.within(f"rule {rule.number}").within(f"output {number}"), one.node


def _constant(tree: Node, shadowed: frozenset[str]) -> bool:
    """Whether a tree mentions nothing but built-in functions and what it names itself."""
    own = {one.name for one in nodes(tree) if isinstance(one, Iteration)} | keys(tree)
    own |= {name for one in nodes(tree) if isinstance(one, FunctionNode) for name, _ in one.parameters}
    return variables(tree) <= BUILTINS.keys() | own and not variables(tree) & shadowed


def _tried(tree: Node, limits: Limits, place: Place) -> list[Diagnostic]:
    runtime = Runtime(limits, place=place)
    guarded(compile_node(tree), {SELF: runtime}, runtime)
    return runtime.diagnostics


def _told(found: "list[Diagnostic] | tuple[Diagnostic, ...]", place: Place) -> Iterator[Finding]:
    """Each thing that went wrong, once; what reading has told already is left out."""
    for code in dict.fromkeys(one.code for one in found if one.code not in ("feel.unknown_name", "feel.syntax")):
        first = next(one for one in found if one.code == code)
        yield Finding(code, first.place if first.place.element else place, params=first.params)
