"""What the desk offers on third parties and hearings (许可法 36, 46-48)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liuzui.cases.domain.licensing import State
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.hearing import COMING
from liuzui.cases.forms import desk
from liuzui.cases.forms import hearing as forms
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.course import hearings as verbs
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.types import HearingStage, Stage
from liuzui.cases.views.officer.action import Action
from liuzui.parties import reads as parties

EXAMINING, DECIDING = frozenset({Stage.EXAMINING}), frozenset({Stage.EXAMINING, Stage.PAUSED})
PAUSED = frozenset({Stage.PAUSED})
NONE, OPEN = frozenset({""}), frozenset({"", HearingStage.OVER})


def coming(state: State) -> bool:
    """Whether a hearing is to be held, so that nothing but its record ends the pause."""
    return state.hearing is not None and state.hearing.stage in COMING


def _heard(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    given = form.cleaned_data
    return verbs.hear_interested(number, by, (given["number"], given["stated"]), given["words"], call)


def _call(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    given = form.cleaned_data
    return verbs.call_hearing(number, by, given["held_at"], (given["chair"], given["place"]), call)


HEARING = (
    Action(
        "interested", _("告知利害关系人"), c.TellInterested, DECIDING, forms.InterestedForm,
        lambda n, by, form, call: verbs.tell_interested(n, by, form.cleaned_data["words"], call),
    ),
    Action(
        "heard", _("记录利害关系人的意见"), c.HearInterested, DECIDING, forms.HeardForm, _heard, "primary",
        fit=lambda state, by: bool(state.unheard),
    ),
    Action(
        "hearing-offer", _("告知听证权利"), c.OfferHearing, EXAMINING, forms.OfferForm,
        lambda n, by, form, call: verbs.offer_hearing(
            n, by, form.cleaned_data["words"], form.cleaned_data["told_at"], call
        ), hearing=NONE,
    ),
    Action(
        "hearing-order", _("决定举行听证（法定或者重大公共利益）"), c.OrderHearing, EXAMINING, forms.OrderForm,
        lambda n, by, form, call: verbs.order_hearing(n, by, form.cleaned_data["words"], call), hearing=OPEN,
    ),
    Action(
        "hearing-request", _("利害关系人申请听证"), c.RequestHearing, EXAMINING, desk.Nothing,
        lambda n, by, form, call: verbs.request_hearing(n, by, call), hearing=frozenset({HearingStage.OFFERED}),
    ),
    Action(
        "hearing-call", _("发出听证通知"), c.CallHearing, PAUSED, forms.CallForm, _call, "primary",
        hearing=frozenset(COMING),
    ),
    Action(
        "hearing-record", _("提交听证笔录，恢复计时"), c.RecordHearing, PAUSED, forms.RecordForm,
        lambda n, by, form, call: verbs.record_hearing(n, by, form.cleaned_data["words"], call), "primary",
        hearing=frozenset({HearingStage.CALLED}), fit=lambda s, by: bool(s.hearing and s.hearing.chair == by.account),
    ),
    Action(
        "hearing-give-up", _("利害关系人放弃听证"), c.GiveUpHearing, PAUSED, desk.Nothing,
        lambda n, by, form, call: verbs.give_up_hearing(n, by, call),
        hearing=frozenset(COMING), fit=lambda s, by: bool(s.hearing and s.hearing.side == "interested"),
    ),
)  # fmt: skip


def options_for(action: Action, found: CaseRow) -> dict[str, Any]:
    """What the forms choose from: persons not heard yet, officers who did not examine."""
    if action.form is forms.HeardForm:
        return {"numbers": found.state.unheard}
    if action.form is not forms.CallForm:
        return {}
    examined = {finding.officer for finding in found.state.findings}
    staff = parties.staff_of_agency(found.state.agency, people=True)
    return {"chairs": [(str(one.account), one.name) for one in staff if str(one.account) not in examined]}
