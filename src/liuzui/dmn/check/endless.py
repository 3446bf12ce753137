"""Functions that can never end: whatever they are given, they call themselves."""

from collections.abc import Iterator, Sequence

from liuzui.dmn.check.findings import Finding
from liuzui.dmn.diagnostics import Place
from liuzui.dmn.feel.ast import Call, ContextNode, Filter, For, FunctionNode, If, Logic, Name, Node, Quantified
from liuzui.dmn.feel.walk import children, nodes
from liuzui.dmn.model.graph import KnowledgeNode
from liuzui.dmn.model.graph import Node as Element


def endless_functions(tree: Node, place: Place) -> Iterator[Finding]:
    """Entries of contexts that are functions without an end."""
    for one in nodes(tree):
        for key, value in one.entries if isinstance(one, ContextNode) else ():
            if isinstance(value, FunctionNode) and surely_calls(value.body, key):
                yield Finding("check.endless", place, params={"name": key})


def endless_knowledge(elements: Sequence[Element]) -> Iterator[Finding]:
    """Knowledge models that reach themselves by calls that nothing can avoid."""
    for one in elements:
        if isinstance(one, KnowledgeNode) and _reaches_itself(one):
            yield Finding("check.endless", one.place, params={"name": one.name})


def _reaches_itself(node: KnowledgeNode) -> bool:
    seen: set[int] = set()
    pending = list(_sure(node))
    while pending:
        one = pending.pop()
        if one is node:
            return True
        if id(one) not in seen:
            seen.add(id(one))
            pending.extend(_sure(one))
    return False


def _sure(node: KnowledgeNode) -> Iterator[KnowledgeNode]:
    """The knowledge models that a call of this one calls in any case."""
    known = [one for prefix, one in node.requires if not prefix and isinstance(one, KnowledgeNode)]
    return (one for one in (node, *known) if node.tree is not None and surely_calls(node.tree, one.name))


def surely_calls(node: Node, name: str) -> bool:
    """Whether evaluating a tree calls the function in any case.

    >>> surely_calls(Call(Name("f"), []), "f")
    True
    """
    if isinstance(node, Call) and isinstance(node.function, Name) and node.function.name == name:
        return True
    if isinstance(node, If):
        ends = [*(value for _, value in node.branches), node.otherwise]
        return surely_calls(node.branches[0][0], name) or all(surely_calls(one, name) for one in ends)
    return any(surely_calls(one, name) for one in _evaluated(node, name))


def _evaluated(node: Node, name: str) -> Iterator[Node]:
    """The parts of a tree that are evaluated in any case."""
    if isinstance(node, FunctionNode) or (
        isinstance(node, ContextNode) and any(key == name for key, _ in node.entries)
    ):
        return iter(())
    if isinstance(node, For | Quantified):
        return iter((node.iterations[0].domain,))
    if isinstance(node, Filter):
        return iter((node.base,))
    if isinstance(node, Logic):
        return iter(node.items[:1])
    return (one for one in children(node) if isinstance(one, Node))
