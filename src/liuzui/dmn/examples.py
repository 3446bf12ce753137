"""Examples beside a table: facts and what must come of them, told with what came instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from liuzui.dmn.explain import Explainer, Explanation
from liuzui.dmn.facts import read_facts
from liuzui.dmn.feel.python import from_python
from liuzui.dmn.feel.semantics.types import ANY, NUMBER, bare
from liuzui.dmn.model.model import Model


@dataclass(frozen=True, slots=True)
class Expectation:
    """Facts and the value that must come of them; `state` maybe when they do not suffice, `ask` the next fact."""

    facts: Mapping[str, object]
    value: object = None
    state: str = "decided"
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """An example as it went."""

    number: int
    holds: bool
    found: Explanation


def kind_facts(model: Model, data: Mapping[str, object]) -> dict[str, object]:
    """Facts as FEEL values; a number may be written as text."""
    inputs = model.inputs
    plain = {name: _number(value) if bare(inputs.get(name, ANY)) == NUMBER else value for name, value in data.items()}
    return read_facts(model, plain)


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        found = Decimal(value.strip())
    except InvalidOperation:
        return value
    return found if found.is_finite() else value


def run_examples(
    model: Model, decision: str, examples: Iterable[Expectation], costs: Mapping[str, float] | None = None
) -> tuple[Run, ...]:
    """Every example run, in order; none when there is no such decision."""
    explainer = Explainer.of(model, decision)
    if explainer is None:
        return ()
    runs = []
    for number, one in enumerate(examples, 1):
        found = explainer.general(kind_facts(model, one.facts), costs)
        runs.append(Run(number, _holds(one, found), found))
    return tuple(runs)


def _holds(one: Expectation, found: Explanation) -> bool:
    if found.state != one.state or (one.ask is not None and one.ask != found.ask):
        return False
    return one.state != "decided" or from_python(one.value) == found.value
