"""Explaining decisions: one by name with all it rests on, or one table many times fast."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from liuzui.dmn.explain.nearest import Near, Neighbourhood
from liuzui.dmn.explain.reasons import labels
from liuzui.dmn.explain.types import DECIDED, MAYBE, Explanation, Miss, Why
from liuzui.dmn.explain.unknown import Missing, cheapest, settled, standing, wanted
from liuzui.dmn.feel.evaluation import guarded
from liuzui.dmn.model.decider import Decider, decider
from liuzui.dmn.model.graph import DecisionNode, Evaluation, InputNode, Node
from liuzui.dmn.model.model import Model
from liuzui.dmn.tables.fast import Told, near_function
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.policy import input_values
from liuzui.dmn.tables.rules import Table

Facts = Mapping[str, object]
Conclusion = tuple[object, tuple[int, ...], Near]
MOST_KNOWN = 10_000


@dataclass(slots=True, eq=False)
class _Search:
    """One explanation under way: what is evaluated, what facts cost."""

    evaluation: Evaluation
    costs: Mapping[str, float]
    neighbourhoods: dict[int, Neighbourhood]
    done: dict[Node, Explanation] = field(default_factory=dict)

    def explain(self, node: DecisionNode) -> Explanation:
        """The explanation of a decision, of its requirements first."""
        pending: list[Node] = [node]
        while pending:
            one = pending[-1]
            required = [other for prefix, other in one.requires if not prefix and isinstance(other, DecisionNode)]
            waiting = [other for other in required if other not in self.done]
            if one in self.done or not isinstance(one, DecisionNode):
                pending.pop()
            elif waiting and not one.cyclic and not self.evaluation.knows(one):
                pending.extend(waiting)
            else:
                self.done[one] = self._one(one)
                pending.pop()
        return self.done[node]

    def _unknown(self, node: Node) -> dict[str, tuple[str, ...]]:
        """The names in a node's scope that are not known, with the facts that would tell."""
        unknown: dict[str, tuple[str, ...]] = {}
        for prefix, one in node.requires:
            name = prefix or one.name
            if prefix:
                lacking = tuple(f"{prefix}.{fact}" for fact in lacking_inputs(self.evaluation.child(prefix), one))
                if lacking:
                    unknown[name] = (*unknown.get(name, ()), *lacking)
            elif isinstance(one, InputNode) and not self.evaluation.knows(one):
                unknown[name] = (*unknown.get(name, ()), one.name)
            elif one in self.done and self.done[one].state == MAYBE:
                unknown[name] = (*unknown.get(name, ()), *self.done[one].missing)
        return unknown

    def _one(self, node: DecisionNode) -> Explanation:
        requires = tuple(self.done[one] for _, one in node.requires if one in self.done)
        if node.cyclic or self.evaluation.knows(node):
            return Explanation(node.element.name, DECIDED, self.evaluation.value(node), requires=requires)
        missing = self._unknown(node)
        if node.table is not None and not node.table.broken:
            return self._table(node, node.table, missing)._replace(requires=requires)
        facts = tuple(sorted({fact for one in missing.values() for fact in one}))
        if facts:
            ask = cheapest(dict.fromkeys(facts, 1), self.costs)
            return Explanation(node.element.name, MAYBE, None, missing=facts, ask=ask, requires=requires)
        return Explanation(node.element.name, DECIDED, self.evaluation.value(node), requires=requires)

    def _table(self, node: DecisionNode, table: Table, missing: Missing) -> Explanation:
        scope = self.evaluation.scope(node)
        values = input_values(table, scope)
        found = standing(table, values, missing, scope)
        decided = settled(table, found, missing)
        near = self.neighbourhoods.setdefault(id(table), Neighbourhood(table, range(len(table.columns))))
        shown = found.possible if decided is None else decided
        why = near.why(near.nearest(found.possible, [~mask for mask in found.masks]), values)
        inputs = tuple(zip(labels(table), values, strict=True))
        matched = tuple(number + 1 for number in bits(shown))
        if decided is not None:
            value = self.evaluation.value(node)
            return Explanation(node.element.name, DECIDED, value, matched, inputs, why)
        counts = wanted(table, found, missing)
        ask = cheapest(counts, self.costs)
        return Explanation(node.element.name, MAYBE, None, matched, inputs, why, tuple(sorted(counts)), ask)


def lacking_inputs(evaluation: Evaluation, node: Node) -> list[str]:
    """The input data an element rests on that nothing was given for."""
    if evaluation.knows(node):
        return []
    if isinstance(node, InputNode):
        return [node.name]
    found: list[str] = []
    for prefix, one in node.requires if isinstance(node, DecisionNode) and not node.cyclic else ():
        names = lacking_inputs(evaluation.child(prefix), one)
        found += [f"{prefix}.{name}" if prefix else name for name in names]
    return found


def explain(model: Model, decision: str, facts: Facts, costs: Mapping[str, float] | None = None) -> Explanation | None:
    """A decision explained for facts; a fact whose name is not there is missing (null is an answer).

    `costs` says what it takes to learn a fact (1 when not said). None when there is no such decision.
    """
    explainer = Explainer.of(model, decision)
    return explainer.general(facts, costs) if explainer is not None else None


class Explainer:
    """One decision explained many times; `explain` is a plain function from facts to the explanation."""

    def __init__(self, made: Decider) -> None:
        self.decider = made
        self.neighbourhoods: dict[int, Neighbourhood] = {}
        self.concluded: dict[tuple[int, ...], Conclusion] = {}
        self.explain: Callable[[Facts], Explanation] = self.general if made.plan is None else self._fast()

    @classmethod
    def of(cls, model: Model, decision: str) -> "Explainer | None":
        """The explainer of a decision by name."""
        made = decider(model, decision)
        return cls(made) if made is not None else None

    def general(self, facts: Facts, costs: Mapping[str, float] | None = None) -> Explanation:
        """The explanation with all the decision rests on, missing facts considered."""
        model, node = self.decider.model, self.decider.node
        runtime = model.runtime()
        evaluation = model.evaluation(facts, runtime)
        search = _Search(evaluation, costs or {}, self.neighbourhoods)
        found = guarded(lambda _scope: search.explain(node), {}, runtime)
        if not isinstance(found, Explanation):
            found = Explanation(node.element.name, DECIDED, None)
        return found._replace(diagnostics=tuple(runtime.diagnostics))

    def _fast(self) -> Callable[[Facts], Explanation]:
        plan, name = self.decider.plan, self.decider.node.element.name
        assert plan is not None  # noqa: S101  (asked before)
        columns = [position for position, _, _ in plan.columns]
        names = [labels(plan.table)[position] for position in columns]
        near = Neighbourhood(plan.table, columns)
        learn = self._concluded(near, first_only=plan.table.policy == "FIRST")
        told = Told(
            name, DECIDED, near.full, self.concluded, learn, _own, self.general, Explanation, Why, Miss
        )  # fmt: skip
        return near_function([(axis, source) for _, axis, source in plan.columns], names, told)

    def _concluded(self, near: Neighbourhood, *, first_only: bool) -> Callable[[tuple[int, ...], Facts], None]:
        """Learns what it means that columns stop these rules: value, rules from 1, the nearest others."""
        decide, known = self.decider.concluded, self.concluded

        def conclude(fails: tuple[int, ...], facts: Facts) -> None:
            held = near.full & ~reduce(or_, fails, 0)
            shown = held & -held if first_only else held
            if len(known) >= MOST_KNOWN:
                known.clear()
            known[fails] = decide(held, facts), tuple(one + 1 for one in bits(shown)), near.nearest(held, fails)

        return conclude


def _own(value: object) -> object:
    """The value with lists and contexts of its own: nobody who changes them changes another's explanation."""
    if isinstance(value, list):
        return [_own(one) for one in value]
    return {name: _own(one) for name, one in value.items()} if isinstance(value, dict) else value
