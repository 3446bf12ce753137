"""An explanation of the engine as the reasons that are kept."""

from liuzui.decisions.domain.values import as_json
from liuzui.decisions.types import DECIDED, FAILED, Missed, Problem, Reasons, WhyNot
from liuzui.dmn import Diagnostic
from liuzui.dmn.explain import Explanation, Why


def reasons_of(found: Explanation) -> Reasons:
    """The reasons of an explanation; a decision that gives null has failed, for no rule fits."""
    failed = found.state == DECIDED and found.value is None
    return Reasons(
        decision=found.decision,
        state=FAILED if failed else found.state,
        value=as_json(found.value),
        matched=tuple(found.matched),
        inputs=tuple((label, as_json(value)) for label, value in found.inputs),
        why_not=tuple(_why(one) for one in found.why_not),
        missing=tuple(found.missing),
        ask=found.ask,
        requires=tuple(reasons_of(one) for one in found.requires),
        problems=tuple(_problem(one) for one in found.diagnostics),
    )


def _why(one: Why) -> WhyNot:
    return WhyNot(
        one.rule,
        tuple(
            Missed(
                miss.label,
                as_json(miss.actual),
                miss.need.code,
                {name: as_json(value) for name, value in miss.need.params.items()},
            )
            for miss in one.misses
        ),
    )


def _problem(one: Diagnostic) -> Problem:
    return Problem(one.code, dict(one.params), one.place.element, one.place.cell)
