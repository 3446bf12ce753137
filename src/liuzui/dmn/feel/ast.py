"""The syntax tree of FEEL; `at` is the offset of a node in its text."""

from dataclasses import dataclass, field
from decimal import Decimal

from liuzui.dmn.feel.semantics.types import Type


@dataclass(slots=True, eq=False)
class Node:
    """Any expression."""

    at: int = field(default=0, kw_only=True)


@dataclass(slots=True, eq=False)
class Literal(Node):
    """A constant: number, string, boolean, null or a temporal value."""

    value: object


@dataclass(slots=True, eq=False)
class Name(Node):
    """A variable."""

    name: str


@dataclass(slots=True, eq=False)
class Path(Node):
    """`base.name`."""

    base: Node
    name: str


@dataclass(slots=True, eq=False)
class Filter(Node):
    """`base[condition]`; `names` are the names the condition mentions."""

    base: Node
    condition: Node
    names: frozenset[str]


@dataclass(slots=True, eq=False)
class Call(Node):
    """`function(arguments)`; with named arguments `names` is as long as `arguments`."""

    function: Node
    arguments: list[Node]
    names: list[str] | None = None


@dataclass(slots=True, eq=False)
class ListNode(Node):
    """`[a, b]`."""

    items: list[Node]


@dataclass(slots=True, eq=False)
class ContextNode(Node):
    """`{key: value}`."""

    entries: list[tuple[str, Node]]


@dataclass(slots=True, eq=False)
class FunctionNode(Node):
    """`function(parameters) body`, or an external one."""

    parameters: list[tuple[str, Type | None]]
    body: Node
    external: bool = False
    result: Type | None = None


@dataclass(slots=True, eq=False)
class If(Node):
    """`if … then … else if … else …`, flat."""

    branches: list[tuple[Node, Node]]
    otherwise: Node


@dataclass(slots=True, eq=False)
class Iteration:
    """`name in domain` or `name in start..end`."""

    name: str
    domain: Node
    end: Node | None = None


@dataclass(slots=True, eq=False)
class For(Node):
    """`for … return body`."""

    iterations: list[Iteration]
    body: Node


@dataclass(slots=True, eq=False)
class Quantified(Node):
    """`some … satisfies` or `every … satisfies`."""

    every: bool
    iterations: list[Iteration]
    body: Node


@dataclass(slots=True, eq=False)
class Logic(Node):
    """A chain of `and` (conjunction) or `or`."""

    conjunction: bool
    items: list[Node]


@dataclass(slots=True, eq=False)
class Arithmetic(Node):
    """A left-associative chain: a first operand and (operator, operand) pairs of one precedence."""

    first: Node
    rest: list[tuple[str, Node]]


@dataclass(slots=True, eq=False)
class Negation(Node):
    """`-operand`."""

    operand: Node


@dataclass(slots=True, eq=False)
class Comparison(Node):
    """`left operator right`."""

    operator: str
    left: Node
    right: Node


@dataclass(slots=True, eq=False)
class Between(Node):
    """`value between low and high`."""

    value: Node
    low: Node
    high: Node


@dataclass(slots=True, eq=False)
class In(Node):
    """`value in tests`."""

    value: Node
    tests: list[Node]


@dataclass(slots=True, eq=False)
class InstanceOf(Node):
    """`value instance of type`; an unknown type is None."""

    value: Node
    type: Type | None


@dataclass(slots=True, eq=False)
class RangeNode(Node):
    """`[low..high]` and its open forms."""

    low: Node
    high: Node
    low_included: bool
    high_included: bool


@dataclass(slots=True, eq=False)
class UnaryComparison(Node):
    """`< endpoint`, `= endpoint` …"""

    operator: str
    endpoint: Node


@dataclass(slots=True, eq=False)
class UnaryTests(Node):
    """A table cell: tests, negated or not; no tests means `-`. `names` are the names it mentions."""

    tests: list[Node]
    negated: bool = False
    names: frozenset[str] = frozenset()


def is_number(node: Node) -> bool:
    """Whether a node is a number literal."""
    return isinstance(node, Literal) and isinstance(node.value, Decimal)
