"""All checks of a model."""

from collections.abc import Iterator

from liuzui.dmn.check.closed import closed_cells, closed_decisions
from liuzui.dmn.check.endless import endless_functions, endless_knowledge
from liuzui.dmn.check.findings import Finding
from liuzui.dmn.check.kinds import kind_findings, reference_findings
from liuzui.dmn.check.tables import shape_findings
from liuzui.dmn.diagnostics import Diagnostic
from liuzui.dmn.model.graph import DecisionNode, KnowledgeNode
from liuzui.dmn.model.linker import unused_inputs
from liuzui.dmn.model.model import Model
from liuzui.dmn.tables.rules import Table


def check_table(table: Table, *, references: bool = False) -> tuple[Finding, ...]:
    """The findings of one table; with `references`, rules whose numbers lack one too."""
    if table.broken or not table.rules:
        return ()
    found = [*kind_findings(table), *closed_cells(table), *shape_findings(table)]
    return tuple([*found, *reference_findings(table)] if references else found)


def check(model: Model, *, references: bool = False) -> tuple[Finding, ...]:
    """What reading the model found, and the findings of its decisions' tables."""
    own = model.linked.units[model.definitions.namespace]
    found = [_read(one) for one in (*model.diagnostics, *unused_inputs(model.linked, own))]
    told = {(one.code, one.place) for one in found}
    found.extend(_endless(model))
    found.extend(one for one in closed_decisions(model) if (one.code, one.place) not in told)
    for table in _tables(model):
        found.extend(check_table(table, references=references))
    return tuple(found)


def _endless(model: Model) -> Iterator[Finding]:
    own = list(model.linked.of(model.linked.units[model.definitions.namespace]))
    yield from endless_knowledge(own)
    for node in own:
        if isinstance(node, DecisionNode | KnowledgeNode) and node.tree is not None:
            yield from endless_functions(node.tree, node.place)


def _read(one: Diagnostic) -> Finding:
    return Finding(one.code, one.place, one.severity, params=one.params)


def _tables(model: Model) -> Iterator[Table]:
    own = model.linked.units[model.definitions.namespace]
    for node in model.linked.of(own):
        if isinstance(node, DecisionNode) and node.table is not None:
            yield node.table
