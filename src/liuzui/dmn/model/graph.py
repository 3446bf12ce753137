"""The requirements graph: nodes that know what they require, and what an evaluation has found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import Place
from liuzui.dmn.feel.compiler import Closure
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
    """A decision; `table` when its logic is one; `cyclic` when it requires itself."""

    run: Closure = field(default=lambda _scope: None)
    table: Table | None = None
    cyclic: bool = False


@dataclass(slots=True, eq=False)
class KnowledgeNode(Node):
    """A business knowledge model."""

    parameters: Sequence[Parameter] = ()
    body: Closure = field(default=lambda _scope: None)
    result: Type = ANY


@dataclass(slots=True, eq=False)
class ServiceNode(Node):
    """A decision service: `takes` by parameter name, `gives` its output decisions."""

    takes: list[tuple[Parameter, Node]] = field(default_factory=list)
    gives: list[DecisionNode] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Evaluation:
    """One evaluation of a graph: what was given, what is found; decisions are evaluated once."""

    runtime: Runtime
    found: dict[Node, object] = field(default_factory=dict)
    functions: dict[Node, Function] = field(default_factory=dict)

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
        if isinstance(node, DecisionNode) and not node.cyclic:
            return [one for _, one in node.requires if one not in self.found and not _is_function(one)]
        return []

    def _evaluate(self, node: Node) -> object:
        if not isinstance(node, DecisionNode):
            return None
        if node.cyclic:
            self.runtime.place = node.place
            self.runtime.record("dmn.cycle", name=node.element.name)
            return None
        outer, self.runtime.place = self.runtime.place, node.place
        scope = self.scope(node)
        value = conform(node.run(scope), node.type, scope, node.place)
        self.runtime.place = outer
        return value

    def scope(self, node: Node) -> Scope:
        """What the logic of a node may use."""
        scope: Scope = {SELF: self.runtime}
        for prefix, one in node.requires:
            value = self.function(one) if _is_function(one) else self.found.get(one)
            if prefix:
                inner = scope.setdefault(prefix, {})
                if isinstance(inner, dict):
                    inner[one.name] = value
            else:
                scope[one.name] = value
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
        parameters = [parameter for parameter, _ in node.takes]
        function = Function(parameters, _service_body(node), {SELF: self.runtime}, node.type, node.element.name)
        self.functions[node] = function
        return function

    def give(self, node: Node, value: object) -> None:
        """A value from outside, converted to the node's type; null with a finding when it does not conform."""
        self.found[node] = conform(value, node.type, {SELF: self.runtime}, node.place)


def _is_function(node: Node) -> bool:
    return isinstance(node, KnowledgeNode | ServiceNode)


def _service_body(node: ServiceNode) -> Closure:
    def run(scope: Scope) -> object:
        runtime = scope[SELF]
        assert isinstance(runtime, Runtime)  # noqa: S101  (every scope has one)
        inner = Evaluation(runtime)
        for parameter, one in node.takes:
            inner.found[one] = scope[parameter.name]
        return conform(service_result(node, inner), node.type, scope, node.place)

    return run


def service_result(node: ServiceNode, evaluation: Evaluation) -> object:
    """A service's result: of one output decision its value, of several a context."""
    values = {one.name: evaluation.value(one) for one in node.gives}
    return next(iter(values.values())) if len(values) == 1 else values
