"""One decision made fast: a table over plain input data runs as generated Python, everything else as it is.

Both ways agree; what the generated function does not expect goes the general way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from liuzui.dmn.feel.ast import Name
from liuzui.dmn.feel.runtime import SELF, Exhausted
from liuzui.dmn.feel.semantics.types import ANY, BOOLEAN, DATE, NUMBER, STRING, Type, bare
from liuzui.dmn.feel.temporal import Date
from liuzui.dmn.model.graph import DecisionNode, InputNode
from liuzui.dmn.model.model import Model
from liuzui.dmn.model.texts import NOTHING, conform
from liuzui.dmn.tables.axis import Axis
from liuzui.dmn.tables.constants import NotConstant, constant
from liuzui.dmn.tables.domains import constraints, domains
from liuzui.dmn.tables.fast import KINDS, Source, mask_function
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.policy import conclude
from liuzui.dmn.tables.rules import Column, Table

Decide = Callable[[Mapping[str, object]], object]
MOST_KNOWN = 10_000
_TYPES: dict[Type, type] = {NUMBER: Decimal, STRING: str, BOOLEAN: bool, DATE: Date}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is run fast: its indexed columns by position, with where their values come from."""

    table: Table
    columns: tuple[tuple[int, Axis, Source], ...]


def plan_of(node: DecisionNode) -> Plan | None:
    """The plan of a decision, None when it must be run the general way."""
    table = node.table
    if table is None or table.broken or not table.index.complete or not _constant_outputs(table):
        return None
    inputs = {one.name: one for prefix, one in node.requires if not prefix and isinstance(one, InputNode)}
    columns = []
    for position, axis in enumerate(table.index.axes):
        if axis is None:
            continue
        source = _source(table.columns[position], axis, inputs)
        if source is None:
            return None
        columns.append((position, axis, source))
    return Plan(table, tuple(columns))


def _constant_outputs(table: Table) -> bool:
    try:
        outputs = {id(one): one for rule in table.rules for one in rule.outputs}
        outputs.update((id(one.default), one.default) for one in table.outputs if one.default is not None)
        for one in outputs.values():
            if one is not NOTHING:
                constant(one.tree, table.shadowed)
    except NotConstant:
        return False
    return True


def _source(column: Column, axis: Axis, inputs: Mapping[str, InputNode]) -> Source | None:
    tree = column.value.node
    given = inputs.get(tree.name) if isinstance(tree, Name) else None
    if given is None or axis.kind not in KINDS:
        return None
    declared = bare(given.type)
    if declared != ANY and _TYPES.get(declared) is not axis.kind:
        return None
    limits = domains(given.type)
    if len(limits) != constraints(given.type):
        return None
    return Source(given.name, axis.allowed(limits) if limits else None)


@dataclass(slots=True, eq=False)
class Decider:
    """A decision ready to be made many times; `decide` is a plain function from facts to the outcome."""

    model: Model
    node: DecisionNode
    plan: Plan | None
    decide: Decide = field(init=False)
    _known: dict[int, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.decide = self.general if self.plan is None else self._fast(self.plan)

    def general(self, facts: Mapping[str, object]) -> object:
        """The outcome by the general evaluation."""
        return self.model.evaluate(self.node.element.name, facts).value

    def _fast(self, plan: Plan) -> Decide:
        axes = [(axis, source) for _, axis, source in plan.columns]
        masks = mask_function(axes, plan.table.index.full)
        known, conclude_mask, general = self._known, self.concluded, self.general

        def decide(facts: Mapping[str, object]) -> object:
            mask = masks(facts)
            if mask in known:
                return known[mask]
            return general(facts) if mask is None else conclude_mask(mask, facts)

        return decide

    def concluded(self, mask: int, facts: Mapping[str, object]) -> object:
        """The outcome of the rules in a mask; the general way when there is a finding to tell."""
        if mask in self._known:
            return self._known[mask]
        assert self.plan is not None  # noqa: S101  (only a plan gives masks)
        table, runtime = self.plan.table, self.model.runtime()
        matched = [table.rules[number] for number in bits(mask & -mask if table.policy == "FIRST" else mask)]
        scope: dict[str, object] = {SELF: runtime}
        try:
            value = conform(conclude(table, matched, scope), self.node.type, scope, self.node.place)
        except Exhausted:
            return self.general(facts)
        if runtime.diagnostics:
            return self.general(facts)
        if not isinstance(value, list | dict) and len(self._known) < MOST_KNOWN:
            self._known[mask] = value
        return value


def decider(model: Model, decision: str) -> Decider | None:
    """A decision by name, ready to be made many times; None when the model has no such decision."""
    node = model.node(decision)
    return Decider(model, node, plan_of(node)) if isinstance(node, DecisionNode) else None
