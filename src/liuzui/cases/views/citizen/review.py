"""Everything to read before signing; signing and sending are one act, so no edit can come between."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.forms.application import Application
from liuzui.cases.forms.signing import SignForm, WindowSignForm
from liuzui.cases.reads import signing
from liuzui.cases.reads.answers import shown
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.services import files, filing
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.services.signing import hook
from liuzui.cases.views.citizen import own, showing
from liuzui.cases.views.citizen.draft import number
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties.types import Contact, PartyKind
from liuzui.shell.crypto import commitment
from liuzui.shell.ids import new_id
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words


def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Shows the whole application; POST signs and sends it. A second try of what was sent leads to its case."""
    if elsewhere := own.window_page(request, draft_id):
        return elsewhere
    found = own.draft_or_404(request, draft_id)
    if found.case and request.method == "POST":
        return redirect("my-submitted", found.case)
    if elsewhere := showing.not_open(request, found):
        return elsewhere
    application = showing.current(found)
    sign = sign_form(request, application)
    if request.method != "POST":
        return shown_page(request, application, sign)
    return submitted(request, found, application, sign)


def submitted(request: HttpRequest, found: Draft, application: Application, sign: SignForm) -> HttpResponse:
    """Signs and sends what was reviewed, or shows why not."""
    if application.draft.release != found.release and application.draft.body.changes:
        changed = Refusal("draft.release_changed", next_step="draft.look_again")
        return shown_page(request, application, sign, refusal=changed, status=409)
    if not checked(request, sign):
        return shown_page(request, application, sign, status=422)
    sent = send(request, application, sign)
    if isinstance(sent, Refusal):
        return shown_page(request, application, sign, refusal=sent, status=409)
    if work := own.intake(request):
        return redirect("desk_intake", work.id)
    return redirect("my-submitted", sent)


def shown_page(
    request: HttpRequest, application: Application, sign: SignForm, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    """The page with what is still missing, or with the place to sign."""
    form = application.form(own.asking(True))
    values, problems = application.values(form), list(form.problems())
    wanted = application.wanted(values | showing.picked(form))
    missing = [one for one in wanted if one.missing]
    clashes = application.draft.body.clashes
    found = application.examined(form, values)
    context = {
        **showing.frame(application, "review"), "answers": shown(application.item.form, values, own.speaking()),
        "wanted": wanted, "kept": showing.kept(application), "missing": missing, "problems": problems,
        "clashes": clashes, "sign": sign, **showing.examination(application, found, own.intake(request) is not None),
        "ready": not (problems or missing or clashes), "refusal": refusal, "key": new_id().hex,
        "signing": several(request, application, values) if form.complete else None, "work": own.intake(request),
    }  # fmt: skip
    return render(request, "cases/citizen/draft/review.html", context, status=status)


def several(request: HttpRequest, application: Application, values: dict[str, Any]) -> dict[str, Any] | None:
    """Who must sign beside the one who files, and how far they are; None where nobody must."""
    people = hook.signatories(application.draft.item, values)
    if not hook.waits_for_others(own.account(request).pk, people):
        return None
    found = signing.of_draft(application.draft.id)
    standing = found if found and found.stage_at(now()) in signing.STANDING else None
    complete = standing is not None and not standing.state.missing
    said = [(one.name, roles(one.roles)) for one in people]
    done = len(standing.state.signed) if standing else 0
    lost = len(found.state.signed) if found and found.stage_at(now()) in signing.OVER else 0
    return {"people": said, "round": standing, "lost": lost, "complete": complete, "n": done, "of": len(people)}


def roles(codes: tuple[str, ...]) -> str:
    """Roles in words."""
    return _("、").join(words(f"signing.role.{code}") for code in codes)


def sign_form(request: HttpRequest, application: Application) -> SignForm:
    """What must be said with the signature, given what is on file about service."""
    party = application.draft.applicant
    address = parties.service_address(party)
    form = application.form(own.asking(True))
    told: dict[str, Any] = {
        "address_known": address is not None, "consented": parties.e_service(party),
        "examined": application.examined(form, application.values(form)),
    }  # fmt: skip
    if own.intake(request):
        return window_form(request, application, told)
    data = request.POST if request.method == "POST" else None
    return SignForm(data, initial=known_contact(request), **told)


def window_form(request: HttpRequest, application: Application, told: dict[str, Any]) -> WindowSignForm:
    """What the officer says of the person's signature: on paper, or by all in a round of signing."""
    values = application.values(application.form(own.asking(True)))
    paper = not hook.signatories(application.draft.item, values)
    code = paper_code(application.draft, values) if paper else ""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return WindowSignForm(*sent, code=code, **told)


def paper_code(draft: Draft, values: dict[str, Any]) -> str:
    """The first eight digits of the printed form's digest: a signed sheet fits these values and files only."""
    return commitment(filing.to_sign(draft, values), b"printed form")[:8].upper()


def known_contact(request: HttpRequest) -> dict[str, Any]:
    """The signatory's own phone, as a proposal."""
    person = next((one for one in own.my_parties(request) if one.kind == PartyKind.PERSON), None)
    return {"phone": person.phone if person else ""}


def checked(request: HttpRequest, sign: SignForm) -> bool:
    """Whether the statement stands and the password is the account's own; wrong ones count towards the lock."""
    if not sign.is_valid():
        return False
    if own.intake(request):
        return True
    account = own.account(request)
    same = authenticate(request, username=account.get_username(), password=sign.cleaned_data["password"])
    if same is None or same.pk != account.pk:
        sign.add_error("password", _("密码不对，请再输入一次"))
        return False
    return True


def method(request: HttpRequest, give: dict[str, Any]) -> str:
    """How the signature was given."""
    if own.intake(request) is None:
        return "password"
    return "paper" if "scan" in give else "window"


def keep_paper(request: HttpRequest, draft: Draft, scan: Any) -> Refusal | None:
    """Keeps the scan of the signed sheet with the draft's files."""
    if scan is None:
        return None
    if (scan.size or 0) > settings.FILE_LIMIT:
        return Refusal("file.too_large", {"most": settings.FILE_LIMIT // 2**20}, next_step="file.shrink")
    upload = Upload("_signed_paper", scan.name or "", scan.read(), own.account_id(request))
    kept = files.receive(draft.id, upload, now())
    return kept if isinstance(kept, Refusal) else None


def send(request: HttpRequest, application: Application, sign: SignForm) -> str | Refusal:
    """Files what was reviewed, or says why that can not be."""
    form = application.form(own.asking(True))
    draft: Draft = application.draft
    if not form.complete or draft.body.clashes:
        return Refusal("draft.incomplete", next_step="draft.complete_first")
    if number(request, "_version") != draft.version:
        return Refusal("draft.changed_meanwhile", next_step="draft.look_again")
    give = sign.cleaned_data
    if refusal := keep_paper(request, draft, give.get("scan")):
        return refusal
    contact = Contact(give["phone"], give["email"], give["post"]) if "post" in give else None
    signature = filing.Signature(
        account=own.account(request).pk, at=now(), key=own.key(request),
        contact=contact, e_service=give.get("e_service", False), insists=give.get("insists", False),
        window=own.intake(request) is not None, method=method(request, give),
    )  # fmt: skip
    verb = filing.supply if application.answering else filing.submit
    return verb(draft, application.values(form), signature)
