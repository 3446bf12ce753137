"""Company set-ups of the stories: what the founder fills in, and the verb of each step."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import filing
from liuzui.cases.services.package import verbs
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.simulation.domain.setups import BY_HAND
from liuzui.simulation.domain.stories import Step
from liuzui.simulation.services.living.people import words
from liuzui.simulation.services.living.scene import Scene, call, said

ITEM = "company-setup"
ARTICLES = ("市场主体登记管理条例 第十九条",)
FIVE_YEARS = timedelta(days=4 * 365)


def values(scene: Scene) -> dict[str, Any]:
    """The answers of a founder who does everything herself."""
    chance, said_of, home = scene.chance, words()["setups"], catalog.county()
    kind = chance.choices(said_of["kinds"], [one["weight"] for one in said_of["kinds"]])[0]
    town, employs, banks = chance.choice([one for one in home.towns if one.villages]), chance.random(), chance.random()
    found: dict[str, Any] = {
        "entity-type": kind["type"], "company-name": f"新绛县{trade_name(scene)}{kind['ending']}",
        "scope": kind["scope"], "founders": "me", "premises-use": "commercial", "premises-proof": "promise",
        "premises-address": {"town": town.code, "village": chance.choice(town.villages).code,
                             "detail": scene.applicant.street},
        "capital": chance.choice(kind["capital"]), "has-employees": employs < 0.4, "wants-bank": banks < 0.6,
    }  # fmt: skip
    if employs < 0.4:
        found["employees"] = chance.randint(1, 20)
    if banks < 0.6:
        found["bank"] = "样本银行新绛支行"
    if kind["type"] == "limited-company":
        due = (scene.at + FIVE_YEARS).date().isoformat()
        found |= {"capital-due": due, "no-supervisor": True, "owners-exempt": True}
    return found | ({"premises-use": "residential", "neighbours-agree": False} if scene.path in BY_HAND else {})


def trade_name(scene: Scene) -> str:
    """Two words that no other story of the seed has in this order."""
    said_of = words()["words"]
    pairs = [(one, two) for one in said_of for two in said_of if one != two]
    Random(scene.cast.seed).shuffle(pairs)
    return "".join(pairs[scene.story % len(pairs)])


def file(scene: Scene) -> str | Refusal:
    """Fills in, signs and files; what the rules object to is filed all the same, for an officer."""
    who, at = scene.filer, scene.at
    draft = drafting.start(drafting.Start(str(who.account), who.person, ITEM, {}, {}), at)
    found = drafts.draft(draft, str(who.account))
    if found is None:
        return Refusal("draft.unknown")
    signature = filing.Signature(who.account, at, str(draft), method="sample", insists=True)
    return filing.submit(found, values(scene), signature)


def take(scene: Scene, step: Step) -> Any:
    """One step of a story: what the verb answers; a member that does not apply or is done needs nothing."""
    found = cases.case(scene.number)
    member = found.state.member(step.said) if found and step.said else None
    if member is not None and str(member.stage) in ("skipped", "done"):
        return None
    return STEPS[step.verb](scene, step)


def _approve(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.approve(scene.number, by, said(scene, "setups", "approvals"), call(scene, by.account))


def _reject(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.reject(scene.number, by, ARTICLES, said(scene, "setups", "refusals"), call(scene, by.account))


def _ask(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.ask_corrections(scene.number, by, words()["setups"]["notices"], call(scene, by.account))


def _finish(scene: Scene, step: Step) -> Any:
    by, result = scene.cast.officer(step.role), words()["setups"]["results"][step.said]
    return verbs.finish(scene.number, by, step.said, result, call(scene, by.account))


def _fail(scene: Scene, step: Step) -> Any:
    by, reason = scene.cast.officer(step.role), words()["setups"]["failures"][step.said]
    return verbs.fail(scene.number, by, step.said, reason, call(scene, by.account))


def _retry(scene: Scene, step: Step) -> Any:
    by = scene.cast.officer(step.role)
    return verbs.retry(scene.number, by, step.said, call(scene, by.account))


def _cancel(scene: Scene, step: Step) -> Any:
    who = filing.person(scene.filer.account, scene.filer.person, scene.at)
    return verbs.cancel(scene.number, who, call(scene, who.account))


STEPS: dict[str, Callable[[Scene, Step], Any]] = {
    "approve": _approve, "reject": _reject, "ask_all": _ask, "finish": _finish, "fail": _fail, "retry": _retry,
    "cancel": _cancel,
}  # fmt: skip
