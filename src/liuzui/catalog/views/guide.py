"""Guide pages: an item with everything the public must see (实施清单; Licensing Law, art. 30), and lists of items."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog import reads
from liuzui.catalog.types import Agency, Item, Remedy, RemedyText, When
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.catalog.views.labels import ALL, YES_NO

AUDIENCES = {"person": ("person",), "organisation": ("individual_business", "company", "other_organisation")}


@dataclass(frozen=True, slots=True)
class Listed:
    """An item in a list with the office that decides it."""

    item: Item
    agency: Agency


@dataclass(frozen=True, slots=True)
class Contest:
    """A way to contest a refusal, with the standard words of its kind."""

    remedy: Remedy
    text: RemedyText


def for_audience(audience: str) -> tuple[Listed, ...]:
    """Items that serve persons (`person`) or organisations and businesses (`organisation`); all for anything else.

    Those that go online come first.
    """
    served = AUDIENCES.get(audience)
    found = (item for item in reads.items() if served is None or set(served) & set(item.serves))
    ordered = sorted(found, key=lambda item: not item.online)
    return tuple(Listed(item, reads.agency(item.authority)) for item in ordered)


def items(request: HttpRequest) -> HttpResponse:
    """All items, or those for persons or organisations (`?for=`)."""
    audience = request.GET.get("for", "")
    context = {"listed": for_audience(audience), "for_whom": audience, "labels": ALL}
    return render(request, "catalog/items.html", context)


def item(request: HttpRequest, code: str) -> HttpResponse:
    """The guide page of one item; 404 where the release in force has none of this code."""
    try:
        found = reads.item(code)
    except NoSuchContent as missing:
        raise Http404 from missing
    return render(request, "catalog/item.html", _guide(found))


def asked_when(found: Item, when: When | None) -> str:
    """When a conditional material is asked for, as the question of the form and the answers that ask for it."""
    field = next((field for field in found.form.fields if when and field.key == when.field), None)
    if when is None or field is None:
        return ""
    lang = get_language() or "zh-hans"
    labels = {option.key: option.label.in_(lang) for option in field.options}
    answers = (labels.get(key, str(YES_NO.get(key, key))) for key in when.among)
    return _("“%(question)s”选“%(answers)s”的") % {"question": field.label.in_(lang), "answers": " / ".join(answers)}


def _guide(found: Item) -> dict[str, object]:
    agencies = {name: reads.agency(getattr(found, name)) for name in ("authority", "in_charge", "supervisor")}
    return {
        "item": found,
        "labels": ALL,
        "demanded": [(material, asked_when(found, material.when)) for material in found.demanded],
        "supplied": [material for material in found.materials if not material.demanded],
        "remedies": tuple(Contest(remedy, reads.remedy_text(remedy.kind)) for remedy in found.remedies),
        "regime": reads.regime(found.regime),
        **agencies,
    }
