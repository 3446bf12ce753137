"""The control of each kind of question; what cannot be shown by a picker is shown as it was typed."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from liuzui.catalog.types import Field

MANY = 6
"""So many options are offered in a list instead of one by one, and those of a choice that may be left open."""
PAIR = 2
"""Two options of which one is the usual stand side by side: nothing is left open there."""
Choices = list[tuple[str, str]]
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class DayInput(forms.DateInput):
    """The browser's day picker; a day that it could not show is left as typed in a plain line."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """A picker for an ISO day or nothing, else a line."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = "date" if not shown or _ISO.fullmatch(shown) else "text"
        return context


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick; one that other answers call for is there but off until they do, and a script follows them."""

    field: Field | None = None
    answers: Mapping[str, Any] = {}

    def follow(self, field: Field, answers: Mapping[str, Any]) -> None:
        """Which options wait for which of these answers."""
        self.field, self.answers = field, answers

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """A box with what it waits for."""
        made = super().create_option(name, value, *args, **options)
        found = next((one.when for one in (self.field.options if self.field else ()) if one.key == value), None)
        if found:
            made["attrs"] |= {"data-when-field": found.field, "data-when-among": " ".join(found.among)}
        if found and not found.holds(self.answers):
            made["attrs"]["data-off"] = True
            made["attrs"].pop("checked", None)
            made["selected"] = False
        return made


def _line(**attrs: str) -> Callable[[Field, Choices], forms.Widget]:
    return lambda field, choices: forms.TextInput(attrs)


def _one(field: Field, choices: Choices) -> forms.Widget:
    open_ = not field.required and not (field.usual and len(choices) == PAIR)
    if len(choices) >= MANY or open_:
        return forms.Select(choices=[("", _("请选择")), *choices])
    return forms.RadioSelect(choices=choices)


CONTROLS: Mapping[str, Callable[[Field, Choices], forms.Widget]] = {
    "text": _line(),
    "longtext": lambda field, choices: forms.Textarea({"rows": 3}),
    "money": _line(inputmode="decimal"),
    "decimal": _line(inputmode="decimal"),
    "integer": _line(inputmode="numeric"),
    "date": lambda field, choices: DayInput(),
    "choice": _one,
    "multichoice": lambda field, choices: Boxes(choices=choices),
    "yesno": lambda field, choices: forms.RadioSelect(choices=[("yes", _("是")), ("no", _("否"))]),
    "phone": _line(inputmode="tel", autocomplete="tel"),
    "email": _line(inputmode="email", autocomplete="email"),
    "uscc": _line(autocapitalize="characters", spellcheck="false"),
    "resident_id": _line(autocapitalize="characters", spellcheck="false"),
}
