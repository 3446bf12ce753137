"""`/desk/identity/`: the window verifies a person by her identity card, registers her, resets her password."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads, services
from liuzui.parties.forms.desk import DocumentForm
from liuzui.parties.types import Assurance, Party
from liuzui.shell.crypto import blind_index
from liuzui.shell.time import now

PURPOSE = "verify_identity"


def identity(request: HttpRequest) -> HttpResponse:
    """Finds a person by name and number; what is done with her is the pressed button."""
    form = DocumentForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        found = _found(form, f"account:{request.user.pk}")
        act = {"verify": _verify, "reset": _reset, "register": _register}.get(request.POST.get("act", ""))
        context |= act(request, form, found) if act else {"found": found, "searched": True}
    status = 409 if isinstance(context.get("found"), Refusal) else 400 if form.errors else 200
    return render(request, "parties/identity.html", _told(context), status=status)


def _told(context: dict[str, Any]) -> dict[str, Any]:
    """Party and refusal under names of their own, as the template asks for them."""
    found = context.get("found")
    refused = isinstance(found, Refusal)
    return {**context, "refusal": found if refused else None, "party": None if refused else found}


def _found(form: DocumentForm, reader: str) -> Party | Refusal | None:
    """The person if name and number both fit; each look is logged before it is shown."""
    said = form.identity()
    party = reads.person_by_id(said.resident_id)
    if party is None:
        return None
    log_access(reader, party.id, PURPOSE, ["person.name"])
    if blind_index(party.name, "compare") != blind_index(said.name, "compare"):
        return Refusal("parties.name_differs", next_step="parties.compare_document")
    return party


def _verify(request: HttpRequest, form: DocumentForm, found: Party | Refusal | None) -> dict[str, Any]:
    if not isinstance(found, Party):
        return {"found": found, "searched": True}
    made = services.verify_identity(found.id, actor=f"account:{request.user.pk}", at=now())
    if not isinstance(made, Refusal):
        messages.success(request, _("已记为窗口已核验。"))
    return {"found": reads.party(found.id), "searched": True}


def _reset(request: HttpRequest, form: DocumentForm, found: Party | Refusal | None) -> dict[str, Any]:
    if not isinstance(found, Party):
        return {"found": found, "searched": True}
    made = services.reset_password(found.id, actor=f"account:{request.user.pk}", at=now())
    if isinstance(made, Refusal):
        return {"found": made, "searched": True}
    return {"found": found, "searched": True, "username": made[0], "password": made[1]}


def _register(request: HttpRequest, form: DocumentForm, found: Party | Refusal | None) -> dict[str, Any]:
    if found is not None:
        return {"found": found, "searched": True}
    made = services.create_person(
        form.identity(),
        assurance=Assurance.WINDOW,
        actor=f"account:{request.user.pk}",
        at=now(),
        unchecked=form.cleaned_data["unchecked"],
    )
    if not isinstance(made, Refusal):
        messages.success(request, _("已登记。"))
    return {"found": made, "searched": not isinstance(made, Refusal)}
