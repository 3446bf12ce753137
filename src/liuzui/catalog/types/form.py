"""The form of an item: sections of fields, each with its kind, its condition and where it can be prefilled from."""

from collections.abc import Mapping
from typing import Literal

from liuzui.catalog.types.base import Code, Text, schema

FieldKind = Literal[
    "text", "longtext", "money", "decimal", "integer", "date", "choice", "multichoice", "yesno",
    "address", "phone", "email", "uscc", "resident_id", "people",
]  # fmt: skip
Answers = Mapping[str, object]


@schema
class When:
    """A condition on another answer: it holds when that answer is, or contains, one of `among`.

    `absent` says that it holds too where the other question has no answer, as where another system files.
    """

    field: Code
    among: tuple[str, ...]
    absent: bool = False

    def holds(self, answers: Answers) -> bool:
        """Whether the answers meet the condition; an absent answer does not, unless it is said.

        >>> When(field="kind", among=("canteen",)).holds({"kind": "canteen"})
        True
        """
        answer = answers.get(self.field)
        if answer in (None, "", []):
            return self.absent
        given = answer if isinstance(answer, list | tuple) else [answer]
        return any(_plain(value) in self.among for value in given)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@schema
class Option:
    """One choice of a field."""

    key: Code
    label: Text
    help: Text | None = None
    when: When | None = None


@schema
class Usual:
    """The usual case of a question, filled in beforehand: an answer as it is typed, and why it is the usual one.

    For a `date` the value is whole years from the day on which the form is begun (`P5Y`).
    """

    value: str
    because: Text


@schema
class Field:
    """One question. `fact` names the fact source that answers it before the applicant does.

    `decimal` answers are strings such as `86.5` in `unit`; `people` answers are rows of the fields in `columns`;
    `period` says whether a `date` may lie in the past (today included), the future (today included) or both;
    `at_most` names another field of the same kind that this answer may not exceed (a date: not lie after).
    """

    key: Code
    kind: FieldKind
    label: Text
    help: Text | None = None
    required: bool = True
    when: When | None = None
    fact: Code | None = None
    options: tuple[Option, ...] = ()
    columns: tuple["Field", ...] = ()
    max_length: int = 200
    most: int | None = None
    unit: Text | None = None
    places: int | None = None
    at_most: Code | None = None
    period: Literal["any", "past", "future"] = "any"
    personal: bool = False
    usual: Usual | None = None

    def asked(self, answers: Answers) -> bool:
        """Whether the field is put to the applicant, given the other answers."""
        return self.when is None or self.when.holds(answers)


@schema
class Section:
    """A group of fields under one heading."""

    key: Code
    title: Text
    help: Text | None = None
    fields: tuple[Field, ...]


@schema
class Form:
    """Everything the applicant is asked, in order."""

    sections: tuple[Section, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields of all sections, in order."""
        return tuple(field for section in self.sections for field in section.fields)
