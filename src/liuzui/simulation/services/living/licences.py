"""Licence cases of the stories: what is filled in and uploaded, and the verb of each step."""

import io
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from PIL import Image

from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import files, filing, issuing, verbs
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.types import Channel
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.simulation.domain.stories import Step
from liuzui.simulation.services.living.people import Applicant
from liuzui.simulation.services.living.scene import Scene, call, said

ITEM = "food-business-licence"
MATERIALS = ("layout-and-flow", "safety-rules")
SIDE = 96
"""Pixels of a sample picture."""


def values(one: Applicant, chance: Random) -> dict[str, Any]:
    """The answers of an application, as the form reads them."""
    trade, town = one.trade, chance.choice([town for town in catalog.county().towns if town.villages])
    area = chance.randint(*trade["area"])
    kind = "sales-items" if trade["form"] == "sales" else "catering-items"
    found = {
        "operator-name": one.shop, "uscc": one.uscc, "entity-kind": "individual-business", "representative": one.name,
        "registered-address": f"{town.name.zh}{one.street}", "contact-name": one.name, "contact-phone": one.phone,
        "business-form": trade["form"], kind: list(trade["items"]), "online-sales": chance.random() < 0.3,
        "vending": False, "premises-area": f"{area}.00", "staff-count": chance.randint(1, 12),
        "premises-address": {"town": town.code, "village": chance.choice(town.villages).code, "detail": one.street},
        "safety-managers": [{"name": one.name, "position": "店长", "phone": one.phone}],
    }  # fmt: skip
    return found if kind == "sales-items" else {**found, "kitchen-area": f"{area // 3}.00"}


@lru_cache(maxsize=8)
def picture(shade: int) -> bytes:
    """A sample file: a blank picture."""
    out = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (235, 240, shade)).save(out, "PNG")
    return out.getvalue()


def file(scene: Scene) -> str | Refusal:
    """Fills in, uploads, signs and files; the case number."""
    who, at = scene.filer, scene.at
    begun = drafting.Start(str(who.account), who.party, ITEM, {}, {})
    draft = drafting.start(begun, at)
    for code in MATERIALS:
        _upload(draft, code, scene, 250)
    found, answers = drafts.draft(draft, str(who.account)), values(scene.applicant, scene.chance)
    if found is None:
        return Refusal("draft.unknown")
    return filing.submit(found, answers, filing.Signature(who.account, at, str(draft), method="sample"))


def _upload(draft: UUID, code: str, scene: Scene, shade: int) -> None:
    kept = files.receive(draft, Upload(code, f"{code}.png", picture(shade), str(scene.filer.account)), scene.at)
    if isinstance(kept, Refusal):
        raise ValueError(f"a sample file was refused: {kept.code}")


def take(scene: Scene, step: Step) -> Any:
    """One step of a story: what the verb answers."""
    return STEPS[step.verb](scene, step)


def _accept(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.accept(scene.number, by, call(scene, by.account))


def _ask(scene: Scene, step: Step) -> Any:
    by, code = scene.cast.officer(step.role), scene.chance.choice(MATERIALS)
    return verbs.request_corrections(scene.number, by, {code: said(scene, "defects", code)}, call(scene, by.account))


def _answer(scene: Scene, step: Step) -> Any:
    """The applicant sends another file for each defect."""
    who, found = scene.filer, cases.case(scene.number)
    if found is None or not found.state.defects:
        return Refusal("case.no_notice_open", {"stage": ""})
    begun = drafting.Start(str(who.account), who.party, ITEM, {}, {})
    draft = drafting.start_answer(scene.number, begun, scene.at)
    for code in found.state.defects:
        _upload(draft, code, scene, 200)
    answer, before = drafts.draft(draft, str(who.account)), cases.filing(found) or {}
    if answer is None:
        return Refusal("draft.unknown")
    kept = {key: value for key, value in before.items() if key != filing.MATERIALS}
    return filing.supply(answer, kept, filing.Signature(who.account, scene.at, str(draft), method="sample"))


def _review(scene: Scene, step: Step) -> Any:
    by, good = scene.cast.officer(step.role), step.verb == "review"
    words = said(scene, "findings", step.said if good else "failing")
    return verbs.review(scene.number, by, (step.said, good), words, call(scene, by.account))


def _send_away(scene: Scene, step: Step) -> Any:
    by, body = scene.cast.officer(step.role), catalog.item(ITEM).supervisor
    grounds = ("not_competent", catalog.agency(body).name.zh)
    return verbs.refuse_acceptance(scene.number, by, grounds, said(scene, "elsewhere"), call(scene, by.account))


def _extend(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.extend(scene.number, by, 10, said(scene, "extensions"), call(scene, by.account))


def _pause(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.start_special(scene.number, by, "inspection", 6, call(scene, by.account))


def _resume(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.end_special(scene.number, by, call(scene, by.account))


def _grant(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.grant(scene.number, by, said(scene, "grants"), call(scene, by.account))


def _refuse(scene: Scene, step: Step) -> Any:
    by, articles = scene.cast.officer(step.role), ("行政许可法 第三十八条", "食品经营许可和备案管理办法 第十二条")
    return verbs.refuse(scene.number, by, articles, said(scene, "refusals"), call(scene, by.account))


def _issue(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return issuing.issue(scene.number, by, call(scene, by.account))


def _serve(scene: Scene, step: Step) -> Any:
    by, at = scene.cast.officer(step.role), scene.at
    return issuing.serve(scene.number, by, Channel.ELECTRONIC, (at, at, None), call(scene, by.account))


def _withdraw(scene: Scene, step: Step) -> Any:
    return verbs.withdraw(scene.number, scene.filer.at(scene.at), call(scene, str(scene.filer.account)))


STEPS: dict[str, Callable[[Scene, Step], Any]] = {
    "accept": _accept, "ask": _ask, "answer": _answer, "review": _review, "review_failing": _review,
    "send_away": _send_away, "extend": _extend, "pause": _pause, "resume": _resume, "grant": _grant,
    "refuse": _refuse, "issue": _issue, "serve": _serve, "withdraw": _withdraw,
}  # fmt: skip
