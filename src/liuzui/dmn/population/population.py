"""A population: a table with a column for every decision, and what had to run row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from liuzui.dmn.diagnostics import Diagnostic
from liuzui.dmn.feel.semantics.types import ANY, BOOLEAN, DATE, NUMBER, STRING, Type, bare
from liuzui.dmn.feel.temporal import Date
from liuzui.dmn.model.graph import DecisionNode, InputNode, Node
from liuzui.dmn.model.model import Model
from liuzui.dmn.population.cells import all_of, passes
from liuzui.dmn.population.columns import Column, NotCompiled, column, narrowed
from liuzui.dmn.population.expressions import Site, compiled
from liuzui.dmn.population.policies import tabled
from liuzui.dmn.population.rows import decided, parts_of, written
from liuzui.dmn.tables.domains import constraints, domains
from liuzui.dmn.tables.regions import Values

KINDS: dict[Type, type] = {NUMBER: Decimal, STRING: str, BOOLEAN: bool, DATE: Date}
PLAIN = frozenset({"postgres"})
"""Backends whose order of texts depends on a collation and whose columns hold no records."""
PART = 100_000


@dataclass(frozen=True, slots=True)
class Population:
    """Rows and decisions. `table` has the columns of the rows and of every compiled decision, under its name.

    `by_rows` are the decisions that a database cannot make exactly, and why; `batches` and `write` make them too.
    """

    model: Model
    table: Any
    compiled: tuple[str, ...]
    by_rows: Mapping[str, Diagnostic] = field(default_factory=dict)

    def batches(self, size: int = PART) -> Iterator[pa.RecordBatch]:
        """The rows with all decisions, a part at a time: memory is bounded by `size`."""
        return decided(self.model, tuple(self.by_rows), parts_of(self.table, size))

    def write(self, path: Path, *, size: int = PART, seen: Callable[[int], None] = lambda rows: None) -> int:
        """All rows with all decisions to a Parquet file; the number of rows, told to `seen` as they come."""
        return written(path, self.batches(size), seen)


def evaluate_population(model: Model, rows: Any, decisions: Sequence[str] | None = None) -> Population:
    """Decisions (default: all) over the rows of an Ibis table whose columns are named as the model's inputs.

    A fact without a column is null. Raises KeyError for an unknown decision.
    """
    asked = tuple(decisions) if decisions is not None else model.decisions
    nodes = [_node(model, name) for name in asked]
    backend = rows.get_backend()
    if backend.name == "duckdb":  # Ibis 12 writes lambdas as DuckDB 1 did
        backend.raw_sql("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")
    plan = _Plan(rows, backend.name not in PLAIN)
    for node in nodes:
        plan.make(node)
    failed = {name: _why(plan.made[node], node) for name, node in zip(asked, nodes, strict=True) if plan.failed(node)}
    return Population(
        model, plan.finished(dict(zip(asked, nodes, strict=True))), tuple(n for n in asked if n not in failed), failed
    )


def _node(model: Model, name: str) -> DecisionNode:
    node = model.node(name)
    if not isinstance(node, DecisionNode):
        raise KeyError(name)
    return node


def _why(found: Column | NotCompiled, node: Node) -> Diagnostic:
    assert isinstance(found, NotCompiled)  # noqa: S101  (only failed nodes are asked)
    return replace(found.diagnostic, place=node.place)


@dataclass(slots=True)
class _Plan:
    """Columns of inputs and decisions as they are found; each decision that others use becomes a column first."""

    rows: Any
    ordered: bool
    made: dict[Node, Column | NotCompiled] = field(default_factory=dict)
    named: dict[Node, str] = field(default_factory=dict)

    def failed(self, node: Node) -> bool:
        """Whether a node runs row by row."""
        return isinstance(self.made[node], NotCompiled)

    def make(self, node: DecisionNode) -> None:
        """Makes a decision after all that it requires."""
        pending: list[Node] = [node]
        while pending:
            one = pending[-1]
            missing = [need for _, need in one.requires if need not in self.made] if not _cyclic(one) else []
            if one in self.made or not missing:
                pending.pop()
                if one not in self.made:
                    self.made[one] = self._tried(one)
            else:
                pending.extend(missing)

    def _tried(self, node: Node) -> Column | NotCompiled:
        try:
            if isinstance(node, InputNode):
                return self._input(node)
            return self._kept(node, self._decision(node))
        except NotCompiled as reason:
            return reason

    def _input(self, node: InputNode) -> Column:
        if node.name not in self.rows.columns:
            raise NotCompiled("no_column", column=node.name)
        return conforming(column(self.rows[node.name]), node.type, self.ordered)

    def _decision(self, node: Node) -> Column:
        if not isinstance(node, DecisionNode) or node.cyclic or any(prefix for prefix, _ in node.requires):
            raise NotCompiled("element", kind=type(node).__name__)
        site = Site({one.name: self.made[one] for _, one in node.requires}, self.ordered, self.ordered)
        if node.table is not None:
            found = tabled(node.table, replace(site, shadowed=node.table.shadowed))
        elif node.tree is not None:
            found = compiled(node.tree, site)
        else:
            raise NotCompiled("expression", kind="boxed")
        return conforming(found, node.type, self.ordered)

    def _kept(self, node: Node, found: Column) -> Column:
        """The decision as a column of its own: what builds on it does not make it again."""
        name = f"_{len(self.named)}"
        while name in self.rows.columns:
            name = f"_{name}"
        self.rows = self.rows.mutate(**{name: found.expr})
        self.named[node] = name
        return replace(found, expr=self.rows[name])

    def finished(self, asked: Mapping[str, DecisionNode]) -> Any:
        """The rows' own columns, then the decisions asked for under their names."""
        inner = set(self.named.values())
        own = [name for name in self.rows.columns if name not in inner and name not in asked]
        found = {name: self.rows[self.named[node]] for name, node in asked.items() if not self.failed(node)}
        return self.rows.select(*own, **found)


def _cyclic(node: Node) -> bool:
    return isinstance(node, DecisionNode) and node.cyclic


def conforming(found: Column, declared: Type, ordered: bool) -> Column:
    """Values of a declared type: null where they are not among those it allows."""
    if declared == ANY or found.kind is None:
        return found
    if KINDS.get(bare(declared)) is not found.kind:
        raise NotCompiled("kinds", expected=str(bare(declared)))
    limits = domains(declared)
    if len(limits) != constraints(declared):
        raise NotCompiled("constraint", type=str(declared))
    if not limits:
        return found
    inside = all_of([passes(found, one, ordered=ordered) for one in limits])
    kept = replace(found, expr=ibis.ifelse(inside, found.expr, ibis.null(found.expr.type())))
    for one in limits:
        kept = _within(kept, one)
    return kept


def _within(found: Column, domain: Values) -> Column:
    if found.kind is not Decimal or domain.negated or domain.anything or not domain.intervals:
        return found
    lows, highs = [one.low for one in domain.intervals], [one.high for one in domain.intervals]
    return narrowed(found, None if None in lows else min(lows), None if None in highs else max(highs))
