"""What the pages of signing show: the paper that is signed, the people with their roles and states."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from liuzui.cases.domain.signing import RoundStage
from liuzui.cases.reads.answers import shown
from liuzui.cases.reads.signing import Named, RoundRow, of_case
from liuzui.cases.services.filing import MATERIALS
from liuzui.cases.views.citizen import own
from liuzui.cases.views.citizen.review import roles
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.shell.masking import mask_id
from liuzui.shell.wording.messages import words

TONES = {"invited": "none", "opened": "none", "signed": "ok", "refused": "late", "denied": "late"}
OVER = {
    RoundStage.VOID: Refusal("signing.void", next_step="signing.ask_for_new_link"),
    RoundStage.EXPIRED: Refusal("signing.expired", next_step="signing.ask_for_new_link"),
    RoundStage.BLOCKED: Refusal("signing.blocked", next_step="signing.wait_for_agency"),
    RoundStage.FILED: Refusal("signing.filed", next_step="signing.see_organiser"),
}

FOR_ORGANISER = {
    RoundStage.VOID: Refusal("signing.void", next_step="signing.start_round"),
    RoundStage.EXPIRED: Refusal("signing.expired", next_step="signing.start_round"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A signatory on a page: name, masked number, roles in words, state, how she was verified, her link."""

    key: str
    name: str
    number: str
    roles: str
    stage: str
    state: str
    tone: str
    at: datetime | None
    told_at: datetime | None
    method: str
    sample: bool
    reference: str
    said: str
    link: str


def line(one: Named) -> Line:
    """A signatory in words."""
    place = one.place
    return Line(
        key=one.key, name=one.name, number=mask_id(one.number), roles=roles(place.roles), stage=str(place.stage),
        state=words(f"signing.place.{place.stage}"), tone=TONES[place.stage], at=place.at, told_at=place.told_at,
        method=words(f"signing.method.{place.method}") if place.method else "", sample=place.sample,
        reference=one.reference, said=one.said, link=address(one.link),
    )  # fmt: skip


def powerless(people: list[Line]) -> list[Line]:
    """The lines of a round that is over: who had signed is shown as having signed in vain."""
    return [replace(one, state=_("已失效"), tone="late") if one.stage == "signed" else one for one in people]


def address(link: str) -> str:
    """The public address of a signatory's page."""
    return f"{settings.PUBLIC_URL}{reverse('sign', args=[link])}"


def paper(found: RoundRow) -> dict[str, Any]:
    """What is signed, whole: item, applicant, answers, files, signatories, digest."""
    values = dict(found.values)
    files = values.pop(MATERIALS, [])
    item = catalog.item(found.state.item, found.state.release)
    names = {material.key: material.name.in_(own.lang()) for material in item.materials}
    return {
        "round": found, "item": item, "applicant": parties.party(found.applicant),
        "answers": shown(item.form, values, own.speaking()),
        "files": [(names.get(one["code"], one["code"]), one) for one in files], **tally(found),
    }  # fmt: skip


def signatures(number: str) -> list[Line]:
    """With whose signatures a case was filed, where several people signed."""
    found = of_case(number)
    return [line(one) for one in found.people] if found else []


def tally(found: RoundRow) -> dict[str, Any]:
    """Who has signed and how many."""
    return {
        "people": [line(one) for one in found.people], "n": len(found.state.signed), "of": len(found.people),
        "sample": any(one.place.sample for one in found.people),
    }  # fmt: skip
