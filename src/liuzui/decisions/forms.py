"""The questions of a table as a form; every answer may be left open."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from liuzui.catalog.types import DecisionTable, Question
from liuzui.decisions.types import Problem

OPEN = ""
LONGEST = 200


class Questions(forms.Form):
    """One field a question, named by its place; `facts` are the answers that were given."""

    def __init__(self, table: DecisionTable, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.table = table
        for number, question in enumerate(table.questions):
            self.fields[f"q{number}"] = field_of(question, get_language() or "zh")

    @property
    def facts(self) -> dict[str, Any]:
        """Answers by fact; an open question is no fact."""
        return {
            question.fact: value_of(question, given)
            for number, question in enumerate(self.table.questions)
            if (given := self.cleaned_data.get(f"q{number}")) not in {None, OPEN}
        }

    def refuse(self, problems: Iterable[Problem]) -> bool:
        """Puts each problem to the field of its fact; whether there was one."""
        fields = {question.fact: f"q{number}" for number, question in enumerate(self.table.questions)}
        for one in problems:
            if one.element in fields:
                self.add_error(fields[one.element], wanted(one.params.get("allowed")))
        return not self.is_valid()


def wanted(allowed: str | None) -> str:
    """What may be entered, as the table says it."""
    if allowed is None:
        return gettext("填写的内容不符合要求，请改正。")
    return gettext("这个值不能用，可以填的是：%(allowed)s") % {"allowed": allowed.replace(">=", "≥").replace("<=", "≤")}


def field_of(question: Question, lang: str) -> forms.Field:
    """The field that asks a question."""
    common: dict[str, Any] = {"label": question.ask.in_(lang), "required": False, "help_text": help_of(question, lang)}
    if question.kind == "number":
        return forms.DecimalField(max_digits=20, **common)
    if question.kind == "date":
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **common)
    if question.kind == "text":
        return forms.CharField(max_length=LONGEST, **common)
    return forms.ChoiceField(
        choices=[(OPEN, _("不清楚")), *options(question, lang)], widget=forms.RadioSelect, **common
    )


def options(question: Question, lang: str) -> list[tuple[str, Any]]:
    """The answers to choose from, by their place."""
    if question.kind == "yesno":
        return [("1", _("是")), ("0", _("否"))]
    return [(str(number), choice.label.in_(lang)) for number, choice in enumerate(question.options)]


def help_of(question: Question, lang: str) -> str:
    """The hint and the unit."""
    unit = question.unit.in_(lang) if question.unit else ""
    return " ".join(part for part in (question.help.in_(lang) if question.help else "", unit) if part)


def value_of(question: Question, given: Any) -> Any:
    """An answer as the table's fact."""
    if question.kind == "yesno":
        return given == "1"
    if question.kind == "choice":
        return question.options[int(given)].value
    return given if isinstance(given, Decimal | str) else given.isoformat()


class CheckForm(forms.Form):
    """What a person found in a drawn decision."""

    result = forms.ChoiceField(
        label=_("复核结论"), widget=forms.RadioSelect,
        choices=[("right", _("决定正确")), ("wrong", _("决定有误")), ("doubtful", _("有疑问，需再核"))],
    )  # fmt: skip
    words = forms.CharField(label=_("说明"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
