"""Which verbs of a package an officer is offered: on the whole, on a member, on an answer that is in doubt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.domain.licensing.commands import Officer
from liuzui.cases.domain.package.authority import DECIDING, WORKING
from liuzui.cases.domain.package.commands import Approve, AskCorrections, ExtendTime, Reject
from liuzui.cases.forms import desk
from liuzui.cases.forms import package as typed
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.package import verbs
from liuzui.cases.services.package.registering import code_taken
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.types import MemberStage, Stage
from liuzui.cases.views.officer.actions import asked_for
from liuzui.exchange.reads import registrations
from liuzui.exchange.services import registration
from liuzui.exchange.types import REGISTRATION
from liuzui.kernel.refusal import Refusal

Place = tuple[str, str]
"""Number of the case, and the member or answer that is meant (empty: the whole)."""
Run = Callable[[Place, Officer, Any, Call], Answer | None]


@dataclass(frozen=True, slots=True)
class Act:
    """A verb as the desk offers it: on the whole (`command`), or on a member at one of `stages`.

    `outside`: on a member of another system (True), of an office (False), of either (None).
    """

    code: str
    label: Any
    form: type[forms.Form]
    run: Run
    command: type | None = None
    stages: frozenset[MemberStage] = frozenset()
    outside: bool | None = None
    kind: str = "secondary"
    icon: str = ""

    @property
    def targeted(self) -> bool:
        """Whether it is about a member or an answer."""
        return self.command is None


def _approve(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.approve(place[0], by, form.cleaned_data["words"], call)


def _corrections(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.ask_corrections(place[0], by, form.cleaned_data["defects"], call)


def _reject(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.reject(place[0], by, form.cleaned_data["articles"], form.cleaned_data["words"], call)


def _extend(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.extend(place[0], by, form.cleaned_data["days"], form.cleaned_data["words"], call)


def _finish(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.finish(place[0], by, place[1], form.cleaned_data["result"], call)


def _fail(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.fail(place[0], by, place[1], form.cleaned_data["reason"], call)


def _retry(place: Place, by: Officer, form: Any, call: Call) -> Answer:
    return verbs.retry(place[0], by, place[1], call)


def _bring_in(place: Place, by: Officer, form: Any, call: Call) -> Answer | None:
    """The answer counts for the newest order of the member."""
    orders = [one for one in registrations.of_case(place[0]) if one.reference.split("/")[1] == place[1]]
    if not orders:
        return Refusal("exchange.unknown_reference", {"reference": "/".join(place)})
    said = form.said(orders[-1].reference, REGISTRATION)
    if refusal := code_taken(said["code"], said["name"]):
        return refusal
    outcome = registration.take(said, actor=call.actor, at=call.at, by=by.account)
    return outcome if isinstance(outcome, Refusal) else None


def _look_at(place: Place, by: Officer, form: Any, call: Call) -> Answer | None:
    known = {str(reply.id): reply.id for order in registrations.of_case(place[0]) for reply in order.replies}
    if place[1] not in known:
        return Refusal("exchange.unknown_reply")
    return registration.look_at(known[place[1]], by=by.account, at=call.at)


RUNNING, FAILED = frozenset({MemberStage.RUNNING}), frozenset({MemberStage.FAILED})
ACTS = {
    act.code: act
    for act in (
        Act("approve", _("准予登记"), typed.ApproveForm, _approve, Approve, kind="primary", icon="check"),
        Act("ask", _("一次性告知补正"), desk.CorrectionsForm, _corrections, AskCorrections),
        Act("reject", _("不予登记"), typed.RejectForm, _reject, Reject),
        Act("extend", _("延长期限（一次）"), typed.ExtendForm, _extend, ExtendTime),
        Act("bring-in", _("回填登记结果"), typed.AnswerForm, _bring_in, stages=RUNNING, outside=True, kind="primary"),
        Act("finish", _("办好了"), typed.FinishForm, _finish, stages=RUNNING | FAILED, outside=False, kind="primary"),
        Act("fail", _("没有办成"), typed.FailForm, _fail, stages=RUNNING),
        Act("retry", _("重新办理"), desk.Nothing, _retry, stages=FAILED, icon="refresh"),
        Act("looked", _("已核对，不采用"), desk.Nothing, _look_at),
    )
}


def offered(found: CaseRow, officer: Officer, member: str = "") -> list[Act]:
    """Verbs that stage and role allow this officer, on the whole or on a member."""
    if not member:
        mine = found.state.stage == Stage.EXAMINING and officer.agency == found.state.agency
        return [one for one in ACTS.values() if one.command and mine and DECIDING[one.command] & officer.roles]
    terms, stage = found.terms.by_key[member], found.state.member(member).stage
    if officer.agency not in (terms.agency, found.state.agency) or not WORKING & officer.roles:
        return []
    return [one for one in ACTS.values() if stage in one.stages and one.outside in (None, bool(terms.port))]


def form_for(act: Act, found: CaseRow, lang: str, data: Any = None, target: str = "") -> forms.Form:
    """The verb's form, empty or with what was sent; ids carry verb and target."""
    options: dict[str, Any] = {"auto_id": f"{act.code}-{target}-%s"}
    if act.form is desk.CorrectionsForm:
        options["codes"] = asked_for(found, lang)
    return act.form(data, **options)
