"""Linking: references to nodes, across imports; cycles and missing elements are found here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import WARNING, Diagnostic
from liuzui.dmn.model.elements import DecisionElement, Definitions, InputData, KnowledgeModel, Service
from liuzui.dmn.model.graph import DecisionNode, InputNode, KnowledgeNode, Node, ServiceNode
from liuzui.dmn.model.unit import Unit

_KINDS = {InputData: InputNode, DecisionElement: DecisionNode, KnowledgeModel: KnowledgeNode, Service: ServiceNode}


@dataclass(slots=True, eq=False)
class Linked:
    """All models together: units by namespace, nodes by (namespace, id)."""

    units: dict[str, Unit] = field(default_factory=dict)
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)

    def of(self, unit: Unit) -> Iterator[Node]:
        """The nodes of one model."""
        return (node for node in self.nodes.values() if node.unit is unit)


def link(models: Iterable[Definitions], main: Definitions) -> Linked:
    """Nodes of all models that `main` reaches, joined by their requirements."""
    linked = Linked()
    by_namespace = {one.namespace: one for one in models}
    by_namespace[main.namespace] = main
    pending = [main.namespace]
    while pending:
        namespace = pending.pop()
        if namespace in linked.units or namespace not in by_namespace:
            continue
        linked.units[namespace] = Unit(by_namespace[namespace])
        pending.extend(one.namespace for one in by_namespace[namespace].imports)
    for unit in linked.units.values():
        _import(unit, linked)
    for unit in _inner_first(linked):
        unit.declare()
        _create(unit, linked)
    for node in linked.nodes.values():
        _require(node, linked)
    _mark_cycles(linked)
    return linked


def _import(unit: Unit, linked: Linked) -> None:
    for number, one in enumerate(unit.definitions.imports):
        if one.name and any(other.name == one.name for other in unit.definitions.imports[:number]):
            unit.diagnostics.append(Diagnostic("dmn.import_twice", {"name": one.name}, unit.place("")))
        if one.namespace in linked.units:
            unit.imports[one.name] = linked.units[one.namespace]
        elif "DMN" in one.kind or not one.kind:
            params = {"name": one.name, "namespace": one.namespace[:120]}
            unit.diagnostics.append(Diagnostic("dmn.import_missing", params, unit.place("")))


def _inner_first(linked: Linked) -> list[Unit]:
    """Imported models before those that import them; a circle of imports in any order."""
    ordered: list[Unit] = []
    pending = [(unit, False) for unit in linked.units.values()]
    seen: set[int] = set()
    while pending:
        unit, ready = pending.pop()
        if ready:
            ordered.append(unit)
        elif id(unit) not in seen:
            seen.add(id(unit))
            pending.append((unit, True))
            pending.extend((one, False) for one in unit.imports.values())
    return ordered


def _create(unit: Unit, linked: Linked) -> None:
    names: dict[str, str] = {}
    namespace = unit.definitions.namespace
    for element in unit.definitions.elements():
        place = unit.place(element.name)
        identifier = element.id or f"name:{element.name}"
        if (namespace, identifier) in linked.nodes:
            unit.diagnostics.append(Diagnostic("dmn.duplicate_id", {"id": identifier}, place))
            continue
        if element.name in names:
            unit.diagnostics.append(Diagnostic("dmn.duplicate_name", {"name": element.name}, place))
        names[element.name] = identifier
        if not element.name:
            unit.diagnostics.append(Diagnostic("dmn.name_missing", {"id": identifier}, place))
        node = _KINDS[type(element)](unit, element)
        node.type = unit.resolve(element.variable.type_ref, place)
        linked.nodes[namespace, identifier] = node


def find(href: str, unit: Unit, linked: Linked) -> tuple[str, Node] | None:
    """The node of a reference `#id` or `namespace#id`, with the name its model is imported under here."""
    namespace, _, identifier = href.rpartition("#")
    namespace = namespace or unit.definitions.namespace
    node = linked.nodes.get((namespace, identifier))
    if node is None:
        return None
    if node.unit is unit:
        return "", node
    prefix = next((name for name, one in unit.imports.items() if one is node.unit), None)
    return None if prefix is None else (prefix, node)


def _hrefs(node: Node) -> list[str]:
    element = node.element
    if isinstance(element, DecisionElement):
        return [*element.inputs, *element.decisions, *element.knowledge]
    return list(element.knowledge) if isinstance(element, KnowledgeModel) else []


def _require(node: Node, linked: Linked) -> None:
    for href in _hrefs(node):
        found = find(href, node.unit, linked)
        if found is None:
            node.unit.diagnostics.append(Diagnostic("dmn.reference_missing", {"href": href[:160]}, node.place))
        else:
            node.requires.append(found)


def _mark_cycles(linked: Linked) -> None:
    for node in _unsettled(linked.nodes.values()):
        if _reaches_itself(node):
            node.cyclic = True
            node.unit.diagnostics.append(Diagnostic("dmn.cycle", {"name": node.element.name}, node.place))


def _unsettled(nodes: Iterable[Node]) -> list[DecisionNode]:
    """Decisions left when those that require nothing unsettled are taken out, again and again."""
    left = [node for node in nodes if isinstance(node, DecisionNode)]
    waiting = {id(node): sum(isinstance(one, DecisionNode) for _, one in node.requires) for node in left}
    users: dict[int, list[DecisionNode]] = {}
    for node in left:
        for _, one in node.requires:
            users.setdefault(id(one), []).append(node)
    settled = [node for node in left if waiting[id(node)] == 0]
    while settled:
        for user in users.get(id(settled.pop()), ()):
            waiting[id(user)] -= 1
            if waiting[id(user)] == 0:
                settled.append(user)
    return [node for node in left if waiting[id(node)]]


def _reaches_itself(node: Node) -> bool:
    seen: set[int] = set()
    pending = [one for _, one in node.requires]
    while pending:
        one = pending.pop()
        if one is node:
            return True
        if id(one) not in seen and isinstance(one, DecisionNode):
            seen.add(id(one))
            pending.extend(inner for _, inner in one.requires)
    return False


def unused_inputs(linked: Linked, unit: Unit) -> list[Diagnostic]:
    """Input data that nothing requires: a warning."""
    required = {id(one) for node in linked.nodes.values() for _, one in node.requires}
    return [
        Diagnostic("dmn.input_unused", {"name": node.name}, node.place, severity=WARNING)
        for node in linked.of(unit)
        if isinstance(node, InputNode) and id(node) not in required
    ]
