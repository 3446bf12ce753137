"""Sending a draft: signed once, filed once. A retry finds the case that the first try made.

The signature covers the values and the digests of all files (许可法 31); it is made in the act of sending, so
that no edit can come after it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.package.commands import File
from liuzui.cases.models import Case, Material
from liuzui.cases.models import Draft as Row
from liuzui.cases.reads import cases, uploads
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.services import verbs
from liuzui.cases.services.examining import Asked, Examined, examined, skipped
from liuzui.cases.services.files.custody import PAPERS, drop_later
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.package import verbs as packages
from liuzui.cases.services.signing import gate
from liuzui.cases.services.signing.hook import signatories
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.services.window import intakes
from liuzui.cases.types import Channel
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.catalog.types import Material as Wanted
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties import services as parties_services
from liuzui.parties.types import Contact, PartyKind

MATERIALS = "_materials"
"""Under this key the signed values list the files: id, code, name, SHA-256."""
REMARKS = "_remarks"
"""Under this key the signed values list what the examination said: field, severity, code, params."""
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, how she was verified, under which key a retry would come; what she says about service.

    `insists`: she files what the examination objects to all the same, so that an officer decides. `window`: the
    account is an officer's, who files for the person standing there (许可法 第二十九条).
    """

    account: UUID
    at: datetime
    key: str
    method: str = "password"
    contact: Contact | None = None
    e_service: bool = False
    insists: bool = False
    window: bool = False

    @property
    def call(self) -> Call:
        """The call of the verb."""
        return Call(f"account:{self.account}", self.at, self.key)


def demanded(item: Item, answers: Mapping[str, Any]) -> tuple[tuple[Wanted, bool], ...]:
    """Materials that the applicant may bring given the answers, and whether each must be there (条例722 第三十五条)."""
    found = []
    for material in item.demanded:
        if material.when is not None and not material.when.holds(answers):
            continue
        called_for = material.when is not None and material.necessity != "optional"
        found.append((material, material.necessity == "required" or called_for))
    return tuple(found)


def serves(item: Item, kind: str) -> bool:
    """Whether the item is for such an applicant: a person in her own name only where the item says so."""
    return kind != PartyKind.PERSON or "person" in item.serves


def required(item: Item, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of the materials that must be there."""
    return tuple(material.key for material, must in demanded(item, answers) if must)


def parts(item: Item, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Parts of the examination that the answers call for."""
    return tuple(review.key for review in item.reviews if review.when is None or review.when.holds(answers))


def submit(draft: Draft, values: Values, signature: Signature) -> str | Refusal:
    """Files the application; the case number. `values` are those checked from this version of the draft."""

    def file(row: Row) -> Answer:
        item, content = catalog.item(row.item, row.release), to_sign(draft, values)
        found = examined(Asked(item, values, row.applicant, signature.at, str(row.id), filing=True))
        if found.blocks and not signature.insists:
            return found.blocks[0].refusal
        form = _signed(draft, content, {REMARKS: found.told} if found.remarks else {}, signature)
        if isinstance(form, Refusal):
            return form
        lines = content[MATERIALS]
        command = _opening(item, values, found)(
            by=_person(draft, signature), item=row.item, release=row.release, agency=item.authority,
            applicant=row.applicant, filing=form.commitment, materials=_codes(lines), required=required(item, values),
            channel=Channel.WINDOW if signature.window else Channel.WEB,
        )  # fmt: skip
        return verbs.submit(command, form, signature.call)

    return _send(draft, signature, file)


def _opening(item: Item, values: Values, found: Examined) -> Callable[..., c.Submit | File]:
    """The command that opens a case of this item, but for what all have in common."""
    if not item.package:
        return partial(c.Submit, parts=parts(item, values))
    return partial(File, skipped=skipped(item, values), reasons=found.reasons)


def supply(draft: Draft, values: Values, signature: Signature) -> str | Refusal:
    """Answers the correction notice whole; `values` are all values of the application after the correction."""

    def file(row: Row) -> Answer:
        found = cases.case(draft.answers)
        if found is None:
            return Refusal("case.unknown", next_step="case.check_number")
        before, content = cases.filing(found) or {}, to_sign(draft, values)
        item, lines = catalog.item(row.item, row.release), content[MATERIALS]
        new = [line for line in lines if line not in before.get(MATERIALS, [])]
        missing = set(required(item, values)) - set(_codes(lines))
        if missing:
            return Refusal("case.materials_missing", {"codes": " ".join(sorted(missing))}, ("行政许可法 第三十一条",))
        judged = examined(Asked(item, values, row.applicant, signature.at, str(row.id), filing=True))
        form = _signed(draft, content, {REMARKS: judged.told} if judged.remarks else {}, signature)
        if isinstance(form, Refusal):
            return form
        changed = tuple(key for key in values if values[key] != before.get(key))
        supplied = tuple(dict.fromkeys((*_answered(found, values, new), *changed, *_codes(new))))
        by, call = _person(draft, signature), signature.call
        if item.package:
            again = (skipped(item, values), judged.reasons)
            return packages.answer_corrections(found.number, by, supplied, again, form, call=call)
        return verbs.supply_corrections(found.number, by, supplied, form, call)

    return _send(draft, signature, file)


def _answered(found: CaseRow, values: Values, lines: list[dict[str, str]]) -> tuple[str, ...]:
    """The defects that are answered: a field that has a value, a material with a new file."""
    return tuple(code for code in found.state.defects if code in values or code in _codes(lines))


def _send(draft: Draft, signature: Signature, file: Callable[[Row], Answer]) -> str | Refusal:
    with transaction.atomic():
        row = Row.objects.select_for_update(of=("self",)).select_related("case").get(id=draft.id, account=draft.account)
        if row.case is not None:
            return row.case.number
        no = _stale(row, draft, signature.at) or _at_window(draft, signature) or _service(draft, signature)
        answer: Answer = no or file(row)
        if isinstance(answer, Refusal):
            transaction.set_rollback(True)
            return answer
        number: str = answer["number"]
        if refusal := _use(row.id, number, signature):
            transaction.set_rollback(True)
            return refusal
        row.case, row.sealed = Case.objects.get(number=number), None
        row.save(update_fields=["case", "sealed"])
        _hand_over(row, row.case)
    return number


def _use(draft: UUID, number: str, signature: Signature) -> Refusal | None:
    """Notes with which case the signatures and the window's work on the draft ended."""
    actor, at = signature.call.actor, signature.at
    return gate.use(draft, number, actor=actor, at=at) or intakes.use(
        draft, number, signature.method, actor=actor, at=at
    )


def _hand_over(row: Row, case: Case) -> None:
    """Files that were signed go to the case; what nobody asked for is not kept (条例722 第三十五条)."""
    found = cases.case(case.number)
    signed = {line.get("id") for line in ((cases.filing(found) or {}) if found else {}).get(MATERIALS, [])}
    for held in Material.objects.filter(draft=row, case=None):
        if str(held.id) in signed or held.code in PAPERS:
            continue
        drop_later(held)
        held.delete()
    Material.objects.filter(draft=row, case=None).update(case=case)


def _stale(row: Row, draft: Draft, at: datetime) -> Refusal | None:
    """Why what was checked is not what would be sent."""
    if at > row.expires_at:
        return Refusal("draft.expired", next_step="draft.copy")
    if row.version != draft.version:
        return Refusal("draft.changed_meanwhile", next_step="draft.look_again")
    if not draft.answers and row.release != catalog.current_release():
        return Refusal("draft.release_changed", next_step="draft.look_again")
    return None


def _at_window(draft: Draft, signature: Signature) -> Refusal | None:
    """Why the officer may not file this draft for the person who stands there; her mandate is asked again."""
    if not signature.window:
        return None
    found = intakes.may_file(draft.id, signature.account, signature.at)
    return found if isinstance(found, Refusal) else None


def _service(draft: Draft, signature: Signature) -> Refusal | None:
    """Consent and address, as far as they were given with the signature."""
    actor = signature.call.actor
    if signature.e_service:
        parties_services.consent_to_e_service(draft.applicant, actor=actor, at=signature.at, by=signature.account)
    if signature.contact is None:
        return None
    found = parties_services.confirm_address(
        draft.applicant, signature.contact, actor=actor, at=signature.at, by=signature.account,
        phoneless=signature.window,
    )  # fmt: skip
    return found if isinstance(found, Refusal) else None


def _signed(draft: Draft, content: Values, remarks: Values, signature: Signature) -> SignedForm | Refusal:
    """The form as signed, by the one who files or by everybody who must, with the remarks that filing made."""
    who = signatories(draft.item, content)
    salt = gate.salt_of(draft.id, signature.account, who, content)
    if isinstance(salt, Refusal):
        return salt
    signed = {**content, **remarks}
    return SignedForm.of(signed, str(signature.account), signature.at, signature.method, salt)


def to_sign(draft: Draft, values: Values) -> Values:
    """What a signature covers: the values, and id, name and digest of each file that counts."""
    found = cases.case(draft.answers) if draft.answers else None
    asked = {material.key for material, _must in demanded(catalog.item(draft.item, draft.release), values)}
    if found is None:
        return {**values, MATERIALS: _lines(draft.id, asked)}
    new = _lines(draft.id, asked | set(found.state.defects))
    kept = [line for line in (cases.filing(found) or {}).get(MATERIALS, []) if line["code"] not in _codes(new)]
    return {**values, MATERIALS: kept + new}


def _person(draft: Draft, signature: Signature) -> c.Person:
    """The signatory with the party, if she may file for it now; the officer with the person who stands there."""
    if signature.window:
        found = intakes.may_file(draft.id, signature.account, signature.at)
        covered = frozenset() if isinstance(found, Refusal) else frozenset({str(draft.applicant)})
        present = "" if isinstance(found, Refusal) else found.state.present
        return c.Person(str(signature.account), covered, present)
    return person(signature.account, draft.applicant, signature.at)


def person(account: UUID, party: UUID, at: datetime) -> c.Person:
    """Who acts, with the party if the account may file for it at `at`, else with none."""
    found = parties.account_of(account)
    may = found is not None and parties.may_act_for(found, party, at)
    return c.Person(str(account), frozenset({str(party)}) if may else frozenset())


def _lines(draft: UUID, asked: set[str]) -> list[dict[str, str]]:
    """The files that are signed: those of materials that the answers call for."""
    return [
        {"id": str(row.id), "code": row.code, "name": row.name or "", "sha256": row.digest}
        for row in uploads.of_draft(draft)
        if row.code in asked
    ]


def _codes(lines: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line["code"] for line in lines))
