"""Compiling the nodes of linked models, required ones first so that their types are known."""

from collections.abc import Iterable

from liuzui.dmn.diagnostics import Diagnostic
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.semantics.functions import Parameter
from liuzui.dmn.feel.semantics.types import ANY, Type, context_of, function_of
from liuzui.dmn.model.boxed import TableBox
from liuzui.dmn.model.compile import Site, compile_boxed, external, result_type
from liuzui.dmn.model.elements import DecisionElement, KnowledgeModel, Service
from liuzui.dmn.model.graph import DecisionNode, InputNode, KnowledgeNode, Node, ServiceNode
from liuzui.dmn.model.linker import Linked, find
from liuzui.dmn.model.texts import conforming
from liuzui.dmn.tables.compile import compiled_of, make_table


def prepare(linked: Linked) -> None:
    """Compile everything."""
    for node in linked.nodes.values():
        if isinstance(node, ServiceNode):
            _service(node, linked)
    for node in _required_first(linked.nodes.values()):
        if isinstance(node, DecisionNode):
            _decision(node)
        elif isinstance(node, KnowledgeNode):
            _knowledge(node)
        elif isinstance(node, InputNode):
            node.known = node.type if node.type != ANY else None


def _required_first(nodes: Iterable[Node]) -> list[Node]:
    ordered: list[Node] = []
    seen: set[int] = set()
    pending = [(node, False) for node in nodes]
    while pending:
        node, ready = pending.pop()
        if ready:
            ordered.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            pending.append((node, True))
            pending.extend((one, False) for _, one in node.requires)
            if isinstance(node, ServiceNode):
                pending.extend((one, False) for _, one in node.gives)
    return ordered


def names_for(node: Node) -> Names:
    """The names a node's logic may use, with their types."""
    own: dict[str, Type | None] = {}
    imported: dict[str, dict[str, Type]] = {}
    for prefix, one in node.requires:
        if prefix:
            imported.setdefault(prefix, {})[one.name] = one.known or ANY
        else:
            own[one.name] = one.known
    return Names({**own, **{prefix: context_of(types) for prefix, types in imported.items()}}, node.unit.root)


def _decision(node: DecisionNode) -> None:
    element = node.element
    assert isinstance(element, DecisionElement)  # noqa: S101  (a decision node's element)
    names = names_for(node)
    if isinstance(element.logic, TableBox):
        node.table = make_table(element.logic, node.unit, names, node.place)
        compiled = compiled_of(node.table)
    else:
        compiled = compile_boxed(element.logic, Site(node.unit, names, node.place))
        node.tree = compiled.node
    node.run = compiled.run
    node.known = node.type if node.type != ANY else compiled.type


def _knowledge(node: KnowledgeNode) -> None:
    element, unit, place = node.element, node.unit, node.place
    assert isinstance(element, KnowledgeModel)  # noqa: S101  (a knowledge node's element)
    logic = element.logic
    if logic is None:
        return
    node.parameters = [Parameter(one.name, unit.resolve(one.type_ref, place)) for one in logic.parameters]
    outer = Names({node.name: None}, names_for(node))
    names = Names({one.name: one.type if one.type != ANY else None for one in node.parameters}, outer)
    site = Site(unit, names, place)
    body = external(site) if logic.kind != "FEEL" else compile_boxed(logic.body, site)
    declared = node.type if node.type != ANY else unit.resolve(logic.type_ref, place)
    node.result = result_type(declared)
    node.tree = body.node
    node.body = conforming(body.run, node.result, place)
    result = node.result if node.result != ANY else body.type or ANY
    node.known = function_of(tuple(one.type for one in node.parameters), result)


def _service(node: ServiceNode, linked: Linked) -> None:
    element = node.element
    assert isinstance(element, Service)  # noqa: S101  (a service node's element)
    for href in [*element.input_data, *element.input_decisions]:
        found = find(href, node.unit, linked)
        if found is None:
            node.unit.diagnostics.append(Diagnostic("dmn.reference_missing", {"href": href[:160]}, node.place))
        else:
            prefix, one = found
            node.takes.append((Parameter(f"{prefix}.{one.name}" if prefix else one.name, one.type), prefix, one))
    for href in element.output_decisions:
        found = find(href, node.unit, linked)
        if found is not None and isinstance(found[1], DecisionNode):
            node.gives.append((found[0], found[1]))
    node.type = result_type(node.type)
    node.known = function_of(tuple(parameter.type for parameter, _, _ in node.takes), node.type)
