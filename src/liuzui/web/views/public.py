"""Pages open to anyone: the first page, accessibility, privacy, and the state of the service."""

from dataclasses import asdict, dataclass

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from liuzui.cases.reads import mine
from liuzui.cases.reads.mine import Waiting
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.registry.reads.enterprises import Due, reports_due
from liuzui.shell.time import legal_today

EXAMPLES = 6
STARTS = 6
CHOICES = 4
ICONS = {"01": "license", "05": "cash", "07": "certificate", "08": "award", "20": "building-community"}
ORGANISATIONS = frozenset({"individual_business", "company", "other_organisation"})
LAG_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Start:
    """An item to begin with and the icon of its type."""

    item: Item
    icon: str


def home(request: HttpRequest) -> HttpResponse:
    """One question, one search, examples, and items by whom they serve, those that go online first."""
    items = tuple(sorted(catalog.items(), key=lambda item: not item.online))
    starts = [Start(item, ICONS.get(item.type, "file-text")) for item in items]
    context = {
        "examples": examples(items, get_language() or "zh-hans"),
        "waiting": waiting(request),
        "reports": reports(request),
        "centre": next((agency for agency in catalog.agencies() if "window" in agency.roles), None),
        "for_persons": [start for start in starts if "person" in start.item.serves][:STARTS],
        "for_organisations": [start for start in starts if ORGANISATIONS & set(start.item.serves)][:STARTS],
    }
    return render(request, "web/home.html", context)


def waiting(request: HttpRequest) -> Waiting | None:
    """What waits for the signed-in account in the name of those she acts for; None for anyone else."""
    if not request.user.is_authenticated:
        return None
    return mine.waiting([str(party.id) for party in parties.acting_for(request.user)])


def reports(request: HttpRequest) -> tuple[Due, ...]:
    """Annual reports that are due from organisations she acts for; nothing for anyone else."""
    if not request.user.is_authenticated:
        return ()
    return reports_due(parties.acting_for(request.user), legal_today())


def examples(items: tuple[Item, ...], lang: str) -> list[str]:
    """Everyday words that find an item: the shortest of its first synonyms in the page's script."""
    english = lang.startswith("en")
    rows = [[word for word in item.synonyms if word.isascii() == english][:CHOICES] for item in items]
    return list(dict.fromkeys(min(row, key=len) for row in rows if row))[:EXAMPLES]


def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everyone can use the pages, what is missing, and whom to tell."""
    return render(request, "web/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, for how long, and their rights (PIPL 17, 44–47)."""
    return render(request, "web/privacy.html")


def health(request: HttpRequest) -> JsonResponse:
    """State of database, log and handlers; 503 where the database cannot be reached or the sealer is blocked."""
    try:
        connection.ensure_connection()
        state = asdict(ledger.health())
    except DatabaseError as problem:
        return JsonResponse({"ok": False, "database": type(problem).__name__}, status=503)
    healthy = state["blocked_by"] is None and state["unsealed"] < LAG_LIMIT
    return JsonResponse({"ok": healthy, "database": "ok", "log": state}, status=200 if healthy else 503)
