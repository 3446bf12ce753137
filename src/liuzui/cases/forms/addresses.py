"""An address in the county: town and village from the county's divisions, then street and number in words."""

from datetime import date
from typing import Any

from django import forms

from liuzui.catalog.types import County, Field
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

PARTS = ("town", "village", "detail")


class AddressControl(forms.Widget):
    """Two pickers and a line; villages stand in groups by town, so that it works without a script."""

    template_name = "cases/controls/address.html"
    use_fieldset = True

    def __init__(self, county: County, lang: str) -> None:
        super().__init__()
        self.county, self.lang = county, lang

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """What was chosen and typed, part by part; empty when nothing was."""
        found = {part: str(data.get(f"{name}.{part}") or "") for part in PARTS}
        return found if any(value.strip() for value in found.values()) else {}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the control was not on the page."""
        return not any(f"{name}.{part}" in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        """Errors lead to the first picker."""
        return f"{id_}.town"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Towns with their villages in the page's language."""
        context = super().get_context(name, value, attrs)
        chosen = value or {}
        towns = [
            (town.code, town.name.in_(self.lang), [(v.code, v.name.in_(self.lang)) for v in town.villages])
            for town in self.county.towns
        ]
        context["widget"].update(towns=towns, chosen=chosen, id=context["widget"]["attrs"].get("id", name))
        return context


def read(value: dict[str, str], field: Field, county: County, lang: str) -> dict[str, str] | Refusal:
    """Codes of town and village and the words after them; a village alone names its town."""
    town_code, village_code = value.get("town", ""), value.get("village", "")
    village = county.village(village_code)
    if village_code and village is None:
        return Refusal("form.no_such_option")
    town = county.town(town_code or village_code)
    if town is None:
        return Refusal("form.town_missing")
    if village is None and town.villages:
        return Refusal("form.village_missing", {"town": town.name.in_(lang)})
    if village and not village.code.startswith(town.code):
        return Refusal("form.village_elsewhere", {"town": town.name.in_(lang), "village": village.name.in_(lang)})
    detail = clean(value.get("detail", ""), limit=field.max_length)
    if isinstance(detail, Refusal):
        return detail
    if not detail:
        return Refusal("form.street_missing", next_step="form.street_example")
    return {"town": town.code, "village": village.code if village else "", "detail": detail}


def reader(county: County, lang: str) -> Any:
    """The reader of this county's addresses, naming places in the page's language."""

    def address(value: dict[str, str], field: Field, today: date) -> dict[str, str] | Refusal:
        return read(value, field, county, lang)

    return address
