"""`/open/enterprises/`: what the register says of an enterprise, open to anyone; natural persons are masked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from liuzui.registry.domain.annual_report import ARTICLE
from liuzui.registry.reads import enterprises
from liuzui.shell.time import legal_today

LONGEST = 100


def listing(request: HttpRequest) -> HttpResponse:
    """Enterprises by name or credit code, latest first."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    page = enterprises.listing(text, request.GET.get("page", "1"))
    return render(request, "registry/enterprises.html", {"page": page, "q": text})


def show(request: HttpRequest, uscc: str) -> HttpResponse:
    """One enterprise, with its licences and when its next annual report is due."""
    found = enterprises.enterprise(uscc[:18], legal_today()) if "\x00" not in uscc else None
    if found is None:
        raise Http404
    return render(request, "registry/enterprise.html", {"one": found, "article": ARTICLE})
