"""A decision table of content: its DMN text, how its facts are asked for, what its outcomes mean, its examples."""

from dataclasses import field
from datetime import date
from typing import Any, Literal

from liuzui.catalog.types.base import Basis, Code, Text, Words, schema

Kind = Literal["choice", "yesno", "number", "date", "text"]
Tone = Literal["ok", "warn", "late", "none"]


@schema
class Choice:
    """An answer: the value of the table's cells, and its words."""

    value: Words
    label: Text


@schema
class Question:
    """One fact in plain words; `cost` says what it takes to learn it (the cheapest is asked for first)."""

    fact: Words
    name: Text
    ask: Text
    kind: Kind
    help: Text | None = None
    options: tuple[Choice, ...] = ()
    unit: Text | None = None
    cost: int = 1
    source: Code | None = None


@schema
class OutcomeText:
    """What an outcome means for the person, and the item that follows from it."""

    value: Words
    tone: Tone
    title: Text
    words: Text
    item: Code | None = None


@schema
class Example:
    """Facts and what must come of them; `state: maybe` when they do not suffice, `ask` then names the next fact."""

    name: Text
    facts: dict[str, Any]
    expect: Any = None
    state: Literal["decided", "maybe"] = "decided"
    ask: str | None = None


@schema
class DecisionTable:
    """A table in use. `decision` names the decision of the DMN text that is made; `public`: anyone may try it."""

    code: Code
    title: Text
    purpose: Text
    decision: Words
    valid_from: date
    basis: tuple[Basis, ...]
    questions: tuple[Question, ...]
    outcomes: tuple[OutcomeText, ...]
    dmn: Words
    examples: tuple[Example, ...]
    public: bool = False
    starter: bool = False
    verified: date | None = None
    note: Text | None = None
    labels: dict[str, Text] = field(default_factory=dict)

    def question(self, fact: str) -> Question | None:
        """The question that asks for a fact."""
        return next((one for one in self.questions if one.fact == fact), None)

    def outcome(self, value: object) -> OutcomeText | None:
        """The words of an outcome."""
        return next((one for one in self.outcomes if one.value == value), None)
