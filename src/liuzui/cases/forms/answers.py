"""The questions of an item as a form: what is asked given the answers, what each answer means, what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from liuzui.cases.forms.addresses import AddressControl
from liuzui.cases.forms.addresses import reader as address_reader
from liuzui.cases.forms.bounds import exceeded
from liuzui.cases.forms.controls import CONTROLS, Boxes
from liuzui.cases.forms.readers import READERS, Reader
from liuzui.cases.forms.typed import Typed, as_data, rows_of
from liuzui.cases.services.examining import Remark
from liuzui.catalog.types import County, Field
from liuzui.kernel.refusal import Refusal
from liuzui.shell.wording.messages import words

PICKED = frozenset({"choice", "multichoice", "yesno"})


@dataclass(frozen=True, slots=True)
class Asking:
    """In which county, language and on which legal day the questions are put.

    `known` are answers given elsewhere, to the questions `others`; unless `checked`, nothing is called wrong yet.
    """

    county: County
    lang: str
    today: date
    known: Mapping[str, Any] = field(default_factory=dict)
    checked: bool = True
    others: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer: where to go, under which name, in which words."""

    anchor: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question on the page: its control, or the rows of people; `asked` given the other answers."""

    field: Field
    asked: bool
    bound: BoundField | None = None
    rows: tuple["AnswersForm", ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def among(self) -> str:
        """Answers of another question that call for this one, for the script that follows them."""
        return " ".join(self.field.when.among) if self.field.when else ""


def said(refusal: Refusal) -> str:
    """A refusal in one line: what is wrong, then how to do it."""
    step = words(refusal.next_step, refusal.params) if refusal.next_step else ""
    return f"{words(refusal.code, refusal.params)} {step}".strip()


class Answer(forms.Field):
    """One control; its value is what the reader of its kind says, and nothing where it is not asked.

    `off` are options that other answers do not call for: ticked before those were changed, they do not count.
    """

    def __init__(self, question: Field, reader: Reader, asking: Asking, **options: Any) -> None:
        super().__init__(**options)
        self.question, self.reader, self.asking = question, reader, asking
        self.asked, self.off = True, frozenset[str]()

    def clean(self, value: Any) -> Any:
        """Plain JSON or None; ValidationError in the words of the page's language."""
        if not self.asked:
            return None
        if self.off:
            value = [key for key in value or () if key not in self.off]
        empty = not value.strip() if isinstance(value, str) else not value
        if empty and self.required:
            code = "form.choose" if self.question.kind in PICKED else "form.required"
            raise ValidationError(words(code))
        if empty:
            return None
        found = self.reader(value, self.question, self.asking.today)
        if isinstance(found, Refusal):
            raise ValidationError(said(found))
        if found == "" and self.required:
            raise ValidationError(words("form.required"))
        return found


class AnswersForm(forms.Form):
    """Fields built from content and bound to what was typed; nothing is validated until asked."""

    use_required_attribute = False

    def __init__(self, fields: Sequence[Field], typed: Typed, asking: Asking, prefix: str = "") -> None:
        self.content, self.typed, self.asking = tuple(fields), typed, asking
        self.row_errors: dict[str, str] = {}
        super().__init__(as_data(typed), prefix=prefix or None, auto_id="id_%s")
        plain = plain_answers(self.content, typed, asking.known, prefix)
        self.asked = frozenset(one.key for one in self.content if one.asked(plain))
        self.plain = plain
        self.people = {one.key: self._rows(one) for one in self.content if one.kind == "people"}
        for one in self.content:
            if one.kind != "people":
                self.fields[one.key] = self._control(one)

    @property
    def errors(self) -> ErrorDict:
        """Nothing is wrong on a page that only shows what was typed, nor in a row left empty."""
        if not self.asking.checked or (self.prefix and self.blank):
            return ErrorDict()
        found: ErrorDict = super().errors
        return found

    def add_prefix(self, field_name: str) -> str:
        """Names of controls in rows: `safety-managers.0.name`."""
        return f"{self.prefix}.{field_name}" if self.prefix else field_name

    def _control(self, one: Field) -> Answer:
        lang = self.asking.lang
        label = one.label.in_(lang) + (f" ({one.unit.in_(lang)})" if one.unit else "")
        choices = [
            (option.key, option.label.in_(lang))
            for option in one.options
            if one.kind == "multichoice" or option.when is None or option.when.holds(self.plain)
        ]
        widget, reader = self._reading(one, choices)
        if isinstance(widget, Boxes):
            widget.follow(one, self.plain)
        help_text = one.help.in_(lang) if one.help else ""
        made = Answer(one, reader, self.asking, label=label, required=one.required, widget=widget, help_text=help_text)
        made.asked = one.key in self.asked
        if one.kind == "multichoice":
            made.off = frozenset(each.key for each in one.options if each.when and not each.when.holds(self.plain))
        return made

    def _reading(self, one: Field, choices: list[tuple[str, str]]) -> tuple[forms.Widget, Reader]:
        county, lang = self.asking.county, self.asking.lang
        if one.kind == "address":
            return AddressControl(county, lang), address_reader(county, lang)
        return CONTROLS[one.kind](one, choices), READERS[one.kind]

    def _rows(self, one: Field) -> tuple["AnswersForm", ...]:
        numbers = rows_of(self.typed, one.key) or [0]
        asking = replace(self.asking, known={**self.asking.known, **self.plain})
        return tuple(AnswersForm(one.columns, self.typed, asking, f"{one.key}.{number}") for number in numbers)

    @property
    def cells(self) -> tuple["Question", ...]:
        """The questions of this row, those included that the answers above do not call for."""
        return tuple(self.question(one) for one in self.content)

    @property
    def blank(self) -> bool:
        """Whether nothing was typed in this row."""
        return not any(text.strip() for one in self.content for text in self.typed.get(self.add_prefix(one.key), []))

    def _filled(self, key: str) -> list["AnswersForm"]:
        return [row for row in self.people[key] if not row.blank]

    def clean(self) -> dict[str, Any]:
        """Bounds between answers; rows of people: at least one where asked for, no more than the form allows."""
        cleaned: dict[str, Any] = super().clean() or {}
        every, values = (*self.content, *self.asking.others), {**self.asking.known, **cleaned}
        for key, wrong in list(exceeded(every, values, self.asked & set(self.fields), self.asking.lang)):
            self.add_error(key, wrong)
        for one in self.content:
            if one.kind == "people" and one.key in self.asked:
                self._clean_rows(one)
        return cleaned

    def _clean_rows(self, one: Field) -> None:
        filled = self._filled(one.key)
        if one.required and not filled:
            self.row_errors[one.key] = words("form.people_missing")
        elif one.most and len(filled) > one.most:
            self.row_errors[one.key] = words("form.people_too_many", {"most": one.most})

    @property
    def complete(self) -> bool:
        """Whether every asked question has a good answer."""
        return not list(self.problems())

    def problems(self) -> Iterable[Problem]:
        """Everything that is wrong, in the order of the page."""
        errors = self.errors
        for one in self.content:
            label = one.label.in_(self.asking.lang)
            if one.kind == "people" and one.key in self.asked:
                yield from self._problems_of_rows(one, label)
            for message in errors.get(one.key, ()):
                bound = self[one.key]
                yield Problem(bound.id_for_label or bound.auto_id, label, str(message))

    def _problems_of_rows(self, one: Field, label: str) -> Iterable[Problem]:
        if message := self.row_errors.get(one.key):
            yield Problem(f"id_{one.key}", label, message)
        for place, row in enumerate(self.people[one.key], start=1):
            if not row.blank:
                yield from (Problem(p.anchor, f"{label} {place} · {p.label}", p.words) for p in row.problems())

    def tell(self, remarks: Iterable[Remark]) -> tuple[Problem, ...]:
        """Shows remarks at their fields, after the values were taken; what they say, in the order of the page."""
        order = {one.key: place for place, one in enumerate(self.content)}
        told = []
        for remark in sorted(remarks, key=lambda one: order.get(one.field, len(order))):
            line = said(remark.refusal)
            field = next((one for one in self.content if one.key == remark.field), None)
            label = field.label.in_(self.asking.lang) if field else ""
            told.append(Problem(self._show(remark.field, line), label, line))
        return tuple(told)

    def _show(self, key: str, line: str) -> str:
        """Puts a line at a field; where to find it."""
        if key in self.people:
            self.row_errors[key] = " ".join(filter(None, (self.row_errors.get(key), line)))
        elif key in self.fields:
            self.add_error(key, line)
            return self[key].id_for_label or self[key].auto_id
        return f"id_{key}"

    @property
    def values(self) -> dict[str, Any]:
        """Good answers as plain JSON; questions not asked or not answered are absent."""
        cleaned = {} if self.errors is None else getattr(self, "cleaned_data", {})
        found = {key: value for key, value in cleaned.items() if value not in (None, "", [])}
        for key in self.people:
            rows = [row.values for row in self._filled(key)] if key in self.asked else []
            if rows:
                found[key] = rows
        return found

    def question(self, one: Field) -> Question:
        """One question as the page shows it, with its errors when the form was checked."""
        if one.kind == "people":
            message = None if self.errors is None else self.row_errors.get(one.key)
            return Question(one, one.key in self.asked, None, self.people[one.key], (message,) if message else ())
        return Question(one, one.key in self.asked, self[one.key])


def plain_answers(fields: Iterable[Field], typed: Typed, known: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Answers on which other questions depend; an answer to a question that is not asked does not count."""
    listed = tuple(fields)
    answers: dict[str, Any] = dict(known)
    for one in listed:
        texts = typed.get(f"{prefix}.{one.key}" if prefix else one.key, [])
        if one.kind == "multichoice":
            answers[one.key] = texts
        elif texts:
            answers[one.key] = texts[-1]
    while dropped := [one.key for one in listed if one.key in answers and not one.asked(answers)]:
        for key in dropped:
            del answers[key]
    return answers
