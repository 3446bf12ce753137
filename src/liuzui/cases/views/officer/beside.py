"""A material beside the answers that it must prove, so that an officer compares without changing pages."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from liuzui.cases.views.officer.case import case_for, describe, officer_of
from liuzui.ledger.services.access import log_access


def page(request: HttpRequest, number: str, material_id: UUID) -> HttpResponse:
    """One file of the case at the left, what was filled in at the right; the file itself logs its opening."""
    officer = officer_of(request)
    found = case_for(officer, number)
    log_access(f"account:{officer.account}", found.state.applicant, f"case:{found.number}", ["form", "materials"])
    shown = describe(found, get_language() or "zh")
    listed = files(shown["materials"])
    place = next((index for index, one in enumerate(listed) if one["file"].id == material_id), None)
    if place is None:
        raise Http404
    around = {"before": next(iter(listed[place - 1 : place]), None), "after": next(iter(listed[place + 1 :]), None)}
    return render(request, "cases/desk/beside.html", {**shown, **around, "listed": listed, "one": listed[place]})


def files(materials: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All files of a case with the material each is for, in the item's order."""
    return [
        {"file": file, "material": one["material"], "counts": counts}
        for one in materials
        for file, counts in one["files"]
    ]
