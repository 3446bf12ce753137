"""The parts of an explanation."""

from collections.abc import Mapping
from typing import NamedTuple

from liuzui.dmn.diagnostics import Diagnostic
from liuzui.dmn.feel.semantics.text import text_of
from liuzui.dmn.messages import render

DECIDED = "decided"
MAYBE = "maybe"


class Reason(NamedTuple):
    """What a cell demands: a code (`why.at_least`) and its values."""

    code: str
    params: Mapping[str, object]


class Miss(NamedTuple):
    """A condition that failed: its column from 1, what it tests, what it found and what it needs."""

    column: int
    label: str
    actual: object
    need: Reason

    def text(self, lang: str = "en") -> str:
        """The condition in `zh` or `en`: "年限:需不少于3,实为2"."""
        need = render(self.need.code, {name: text_of(value) for name, value in self.need.params.items()}, lang)
        params = {"label": self.label, "need": need, "actual": text_of(self.actual)}
        return render("why.miss" if self.actual is not None else "why.miss_null", params, lang)


class Why(NamedTuple):
    """A rule that did not match, and the conditions that failed."""

    rule: int
    misses: tuple[Miss, ...]


class Explanation(NamedTuple):
    """One decision explained.

    `state` is decided or maybe; `matched` are the rules that give the value, or that may still give one; `inputs`
    what the table tested; `why_not` the nearest other rules; `missing` the facts that are not known and matter,
    `ask` the cheapest of them; `requires` the decisions this one rests on.
    """

    decision: str
    state: str
    value: object
    matched: tuple[int, ...] = ()
    inputs: tuple[tuple[str, object], ...] = ()
    why_not: tuple[Why, ...] = ()
    missing: tuple[str, ...] = ()
    ask: str | None = None
    requires: tuple["Explanation", ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
