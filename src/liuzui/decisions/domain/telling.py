"""Reasons in words, Chinese or English, by the names and answers that the table itself gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liuzui.catalog.types import DecisionTable, OutcomeText, Question
from liuzui.decisions.domain.values import as_text
from liuzui.decisions.types import DECIDED, Missed, Reasons, WhyNot
from liuzui.dmn.messages import render

YES_NO = {True: ("是", "yes"), False: ("否", "no"), None: ("无", "none")}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What did not come, or cannot any more: not `outcome`, because of the `misses`."""

    outcome: str
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in words. `because` are the facts that counted, `ask` the question to answer next, if any."""

    state: str
    tone: str
    title: str
    words: str
    item: str | None
    because: tuple[tuple[str, str], ...]
    otherwise: tuple[Otherwise, ...]
    ask: Question | None
    missing: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Finds the words of a table in one language; `results` are the values of its rules, in order.

    A model that is not content has no table: its own names are its words.
    """

    table: DecisionTable | None
    results: Sequence[Any]
    lang: str

    def tell(self, reasons: Reasons) -> Told:
        """The reasons in words."""
        found = self._outcome(reasons.value) if reasons.state == DECIDED else None
        return Told(
            state=reasons.state,
            tone=found.tone if found else "none",
            title=found.title.in_(self.lang) if found else as_text(reasons.value) if reasons.value is not None else "",
            words=found.words.in_(self.lang) if found else "",
            item=found.item if found else None,
            because=self._because(reasons),
            otherwise=self._otherwise(reasons),
            ask=self._question(reasons.ask) if reasons.ask else None,
            missing=tuple(self.name(fact) for fact in reasons.missing),
            problems=tuple(render(one.code, one.params, self._short) for one in reasons.problems),
        )

    @property
    def _short(self) -> str:
        return "en" if self.lang.startswith("en") else "zh"

    def _question(self, fact: str) -> Question | None:
        return self.table.question(fact) if self.table else None

    def _outcome(self, value: Any) -> OutcomeText | None:
        return self.table.outcome(value) if self.table else None

    def name(self, label: str) -> str:
        """What a fact or column is called."""
        asked = self._question(label)
        named = asked.name if asked else self.table.labels.get(label) if self.table else None
        return named.in_(self.lang) if named else label

    def value(self, label: str, value: Any) -> str:
        """A value of a column in words: the label of an answer, yes or no, else as it is."""
        if isinstance(value, list):
            return ("、" if self._short == "zh" else ", ").join(self.value(label, one) for one in value)
        asked = self._question(label)
        for choice in asked.options if asked else ():
            if choice.value == value:
                return choice.label.in_(self.lang)
        if value is None or isinstance(value, bool):
            return YES_NO[value][self._short == "en"]
        unit = f" {asked.unit.in_(self.lang)}" if asked and asked.unit and isinstance(value, dict) else ""
        return as_text(value) + unit

    def _because(self, reasons: Reasons) -> tuple[tuple[str, str], ...]:
        known = [(label, value) for label, value in reasons.inputs if value is not None]
        return tuple((self.name(label), self.value(label, value)) for label, value in known)

    def _otherwise(self, reasons: Reasons) -> tuple[Otherwise, ...]:
        """Each other outcome once, and none that a rule still gives (what was kept earlier may name such)."""
        held = {self._title(rule) for rule in reasons.matched}
        told: dict[str, Otherwise] = {}
        for one in map(self._ruled_out, reasons.why_not):
            if one.outcome and one.misses and one.outcome not in held:
                told.setdefault(one.outcome, one)
        return tuple(told.values())

    def _title(self, rule: int) -> str:
        """What a rule's outcome is called; nothing for what only facts decide."""
        result = self.results[rule - 1] if rule <= len(self.results) else None
        found = self._outcome(result)
        return found.title.in_(self.lang) if found else as_text(result) if result is not None else ""

    def _ruled_out(self, one: WhyNot) -> Otherwise:
        misses = tuple(self._miss(miss) for miss in one.misses if miss.actual is not None)
        return Otherwise(self._title(one.rule), misses if len(misses) == len(one.misses) else ())

    def _miss(self, miss: Missed) -> str:
        params = {name: self.value(miss.label, value) for name, value in miss.params.items()}
        need = render(miss.need, params, self._short)
        known = {"label": self.name(miss.label), "need": need, "actual": self.value(miss.label, miss.actual)}
        return render("why.miss", known, self._short)
