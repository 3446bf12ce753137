"""Walking a syntax tree without recursion."""

from collections.abc import Iterator
from dataclasses import fields

from liuzui.dmn.feel.ast import ContextNode, Iteration, Literal, Name, Node

_PARTS: dict[type, tuple[str, ...]] = {Literal: ()}


def _parts(node: Node | Iteration) -> tuple[str, ...]:
    known = _PARTS.get(type(node))
    if known is None:
        known = _PARTS[type(node)] = tuple(one.name for one in fields(node) if one.name != "at")
    return known


def children(node: Node | Iteration) -> Iterator[Node | Iteration]:
    """The direct parts of a node."""
    pending: list[object] = [getattr(node, name) for name in _parts(node)]
    while pending:
        part = pending.pop()
        if isinstance(part, Node | Iteration):
            yield part
        elif isinstance(part, list | tuple):
            pending.extend(part)


def nodes(root: Node) -> Iterator[Node | Iteration]:
    """Every node of a tree, the root first."""
    pending: list[Node | Iteration] = [root]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(children(node))


def mentions(root: Node, name: str) -> bool:
    """Whether the tree has this variable."""
    return any(isinstance(one, Name) and one.name == name for one in nodes(root))


def variables(root: Node) -> frozenset[str]:
    """Every name the tree mentions, bound or free."""
    return frozenset(one.name for one in nodes(root) if isinstance(one, Name))


def keys(root: Node) -> frozenset[str]:
    """Every key of a context literal in the tree."""
    return frozenset(key for one in nodes(root) if isinstance(one, ContextNode) for key, _ in one.entries)
