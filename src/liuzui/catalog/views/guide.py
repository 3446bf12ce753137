"""Guide pages: an item with everything the public must see (实施清单; Licensing Law, art. 30), and lists of items."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from liuzui.catalog import reads
from liuzui.catalog.types import Agency, Item, Remedy, RemedyText
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.catalog.views.labels import ALL

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
    """Items that serve persons (`person`) or organisations and businesses (`organisation`); all for anything else."""
    served = AUDIENCES.get(audience)
    found = (item for item in reads.items() if served is None or set(served) & set(item.serves))
    return tuple(Listed(item, reads.agency(item.authority)) for item in found)


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


def _guide(found: Item) -> dict[str, object]:
    agencies = {name: reads.agency(getattr(found, name)) for name in ("authority", "in_charge", "supervisor")}
    supplied = tuple(material for material in found.materials if not material.demanded)
    return {
        "item": found,
        "labels": ALL,
        "supplied": supplied,
        "remedies": tuple(Contest(remedy, reads.remedy_text(remedy.kind)) for remedy in found.remedies),
        "regime": reads.regime(found.regime),
        **agencies,
    }
