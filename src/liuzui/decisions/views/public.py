"""The policy calculator: answer a few questions, see what you may get and why. Nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import DecisionTable
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.decisions import reads
from liuzui.decisions.forms import Questions
from liuzui.decisions.types import Decision


def policies(request: HttpRequest) -> HttpResponse:
    """The tables that anyone may try."""
    tables = [table for table in catalog.decisions() if table.public]
    return render(request, "decisions/policies.html", {"tables": tables})


@never_cache
def policy(request: HttpRequest, code: str) -> HttpResponse:
    """One table as questions; answers come by POST so that they stand in no address and no log."""
    table = public_table(code)
    form = Questions(table, request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"table": table, "form": form}
    if form.is_bound and form.is_valid():
        context |= outcome(code, form)
    return render(request, "decisions/policy.html", context, status=422 if form.errors else 200)


def public_table(code: str) -> DecisionTable:
    """A table that anyone may try; 404 for any other."""
    try:
        table = catalog.decision(code)
    except NoSuchContent as missing:
        raise Http404 from missing
    if not table.public:
        raise Http404(code)
    return table


def outcome(code: str, form: Questions) -> dict[str, object]:
    """What the answers come to: in words, the item that follows, the open question; nothing if one does not fit."""
    found = reads.ask(code, form.facts)
    if not isinstance(found, Decision):
        return {"refused": found}
    if found.reasons and form.refuse(found.reasons.problems):
        return {}
    told = reads.tell(found, get_language() or "zh")
    known = {item.code: item for item in catalog.items()}
    asked = [f"q{n}" for n, one in enumerate(form.table.questions) if told and told.ask and one.fact == told.ask.fact]
    return {
        "told": told,
        "item": known.get(told.item) if told and told.item else None,
        "next_field": form[asked[0]] if asked else None,
    }
