"""The requirements graph: nodes that know what they require, and what an evaluation has found so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from liuzui.dmn.diagnostics import Place
from liuzui.dmn.feel.ast import Node as Tree
from liuzui.dmn.feel.compiler import Closure
from liuzui.dmn.feel.python import from_python
from liuzui.dmn.feel.runtime import SELF, Runtime, Scope
from liuzui.dmn.feel.semantics.functions import Function, Parameter
from liuzui.dmn.feel.semantics.types import ANY, Type
from liuzui.dmn.model.elements import Drg
from liuzui.dmn.model.texts import conform
from liuzui.dmn.model.unit import Unit
from liuzui.dmn.tables.rules import Table


@dataclass(slots=True, eq=False)
class Node:
    """An element of the graph; `requires` are (import name or empty, node)."""

    unit: Unit
    element: Drg
    type: Type = ANY
    known: Type | None = None
    requires: list[tuple[str, "Node"]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its variable."""
        return self.element.variable.name or self.element.name

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.unit.place(self.element.name)


@dataclass(slots=True, eq=False)
class InputNode(Node):
    """Input data."""


@dataclass(slots=True, eq=False)
class DecisionNode(Node):
    """A decision; `table` when its logic is one, `tree` when it is an expression; `cyclic` when it requires itself."""

    run: Closure = field(default=lambda _scope: None)
    table: Table | None = None
    tree: Tree | None = None
    cyclic: bool = False


@dataclass(slots=True, eq=False)
class KnowledgeNode(Node):
    """A business knowledge model."""

    parameters: Sequence[Parameter] = ()
    body: Closure = field(default=lambda _scope: None)
    tree: Tree | None = None
    result: Type = ANY


@dataclass(slots=True, eq=False)
class ServiceNode(Node):
    """A decision service: `takes` its inputs by parameter, `gives` its output decisions, both with import names."""

    takes: list[tuple[Parameter, str, Node]] = field(default_factory=list)
    gives: list[tuple[str, DecisionNode]] = field(default_factory=list)


class Evaluation:
    """One evaluation of a graph: what was given, what is found; decisions are evaluated once.

    `given` are values by name at this level (input data, and decisions given instead of made); what an import is
    given stands under its name, and its elements are evaluated in an inner evaluation. `shared` are values given to
    elements wherever they are imported.
    """

    __slots__ = ("_children", "found", "functions", "given", "runtime", "shared")

    def __init__(
        self,
        runtime: Runtime,
        given: Mapping[str, object] = MappingProxyType({}),
        shared: Mapping[Node, object] = MappingProxyType({}),
    ) -> None:
        self.runtime = runtime
        self.given = given
        self.shared = shared
        self.found: dict[Node, object] = {}
        self.functions: dict[Node, Function] = {}
        self._children: dict[str, Evaluation] = {}

    def child(self, prefix: str) -> "Evaluation":
        """The evaluation of an import; this one for an import without a name."""
        if not prefix:
            return self
        if prefix not in self._children:
            inner = self.given.get(prefix)
            given = inner if isinstance(inner, Mapping) else {}
            self._children[prefix] = Evaluation(self.runtime, given, self.shared)
        return self._children[prefix]

    def knows(self, node: Node) -> bool:
        """Whether a value was given to an element."""
        given = node.name in self.given or node.element.name in self.given
        return given or node in self.found or node in self.shared

    def _given(self, node: Node) -> object:
        for name in (node.name, node.element.name):
            if name in self.given:
                return self.given[name]
        return self.shared[node]

    def value(self, node: Node) -> object:
        """The value of a decision or input, its requirements first."""
        pending = [node]
        while pending:
            one = pending[-1]
            if one in self.found:
                pending.pop()
                continue
            missing = self._missing(one)
            if missing:
                pending.extend(missing)
            else:
                self.found[one] = self._evaluate(one)
                pending.pop()
        return self.found[node]

    def _missing(self, node: Node) -> list[Node]:
        if not isinstance(node, DecisionNode) or node.cyclic or self.knows(node):
            return []
        return [one for prefix, one in node.requires if not prefix and one not in self.found and not is_function(one)]

    def _evaluate(self, node: Node) -> object:
        if self.knows(node):
            return conform(from_python(self._given(node)), node.type, {SELF: self.runtime}, node.place)
        if not isinstance(node, DecisionNode):
            return None
        outer, self.runtime.place = self.runtime.place, node.place
        if node.cyclic:
            self.runtime.record("dmn.cycle", name=node.element.name)
            return None
        scope = self.scope(node)
        value = conform(node.run(scope), node.type, scope, node.place)
        self.runtime.place = outer
        return value

    def scope(self, node: Node) -> Scope:
        """What the logic of a node may use."""
        scope: Scope = {SELF: self.runtime}
        for prefix, one in node.requires:
            inner = self.child(prefix)
            value = inner.function(one) if is_function(one) else inner.value(one)
            if not prefix:
                scope[one.name] = value
                continue
            record = scope.setdefault(prefix, {})
            if isinstance(record, dict):
                record[one.name] = value
        return scope

    def function(self, node: Node) -> Function:
        """The function of a knowledge model or service."""
        known = self.functions.get(node)
        if known is None:
            known = self._knowledge(node) if isinstance(node, KnowledgeNode) else self._service(node)
        return known

    def _knowledge(self, node: KnowledgeNode) -> Function:
        function = Function(node.parameters, node.body, {}, node.result, node.element.name)
        self.functions[node] = function
        function.bind = {node.name: function, **self.scope(node)}
        return function

    def _service(self, node: Node) -> Function:
        assert isinstance(node, ServiceNode)  # noqa: S101  (the only other function)
        parameters = [parameter for parameter, _, _ in node.takes]
        function = Function(parameters, _service_body(node), {SELF: self.runtime}, node.type, node.element.name)
        self.functions[node] = function
        return function


def is_function(node: Node) -> bool:
    """Whether a node is a knowledge model or a service."""
    return isinstance(node, KnowledgeNode | ServiceNode)


def _service_body(node: ServiceNode) -> Closure:
    def run(scope: Scope) -> object:
        runtime = scope[SELF]
        assert isinstance(runtime, Runtime)  # noqa: S101  (every scope has one)
        inner = Evaluation(runtime)
        for parameter, prefix, one in node.takes:
            inner.child(prefix).found[one] = scope[parameter.name]
        return conform(_service_result(node, inner), node.type, scope, node.place)

    return run


def _service_result(node: ServiceNode, evaluation: Evaluation) -> object:
    """A service's result: of one output decision its value, of several a context."""
    values = {one.name: evaluation.child(prefix).value(one) for prefix, one in node.gives}
    return next(iter(values.values())) if len(values) == 1 else values
