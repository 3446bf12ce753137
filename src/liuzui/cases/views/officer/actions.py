"""Which verbs an officer is offered in a case, what she fills in, and what they call."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.forms import desk
from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services import issuing, verbs
from liuzui.cases.services.filing import demanded
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.types import Channel, Stage
from liuzui.cases.views.officer.action import Action
from liuzui.cases.views.officer.hearing import HEARING, coming, options_for
from liuzui.catalog import reads as catalog
from liuzui.parties import reads as parties

EXAMINING = frozenset({Stage.EXAMINING})
WAITING = frozenset({Stage.SUBMITTED})
SERVING = frozenset({Stage.ISSUED, Stage.REFUSED})


def _corrections(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return verbs.request_corrections(number, by, form.cleaned_data["defects"], call)


def _not_accepted(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    given = form.cleaned_data
    return verbs.refuse_acceptance(number, by, (given["reason"], given["right_body"]), given["words"], call)


def _review(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    given = form.cleaned_data
    return verbs.review(number, by, (given["part"], given["passed"]), given["words"], call)


def _special(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return verbs.start_special(number, by, form.cleaned_data["procedure"], form.cleaned_data["days"], call)


def _extend(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return verbs.extend(number, by, form.cleaned_data["days"], form.cleaned_data["words"], call)


def _refuse(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return verbs.refuse(number, by, form.cleaned_data["articles"], form.cleaned_data["words"], call)


def _send(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return verbs.send(number, by, form.cleaned_data["sent_at"] or call.at, form.cleaned_data["waybill"], call)


def _return(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    given = form.cleaned_data
    return verbs.report_return(number, by, given["returned_at"] or call.at, given["reason"], call)


def _serve(number: str, by: c.Officer, form: Any, call: Call) -> Answer:
    return issuing.serve(number, by, Channel(form.cleaned_data["channel"]), form.times(call.at), call)


ACTIONS = (
    Action(
        "accept", _("受理"), c.Accept, WAITING, desk.Nothing,
        lambda n, by, form, call: verbs.accept(n, by, call), "primary", "check",
    ),
    Action("corrections", _("一次性告知补正"), c.RequestCorrections, WAITING, desk.CorrectionsForm, _corrections),
    Action("not-accepted", _("作出不予受理决定"), c.RefuseAcceptance, WAITING, desk.NotAcceptedForm, _not_accepted),
    Action("review", _("审查"), c.Review, EXAMINING, desk.ReviewForm, _review, "primary"),
    Action(
        "grant", _("准予许可"), c.Grant, EXAMINING, desk.GrantForm,
        lambda n, by, form, call: verbs.grant(n, by, form.cleaned_data["words"], call), "primary", "check",
    ),
    Action("refuse", _("不予许可"), c.Refuse, EXAMINING, desk.RefuseForm, _refuse),
    Action("special", _("启动特别程序（不计时限）"), c.StartSpecial, EXAMINING, desk.SpecialForm, _special),
    Action(
        "special-end", _("特别程序结束，恢复计时"), c.EndSpecial, frozenset({Stage.PAUSED}), desk.Nothing,
        lambda n, by, form, call: verbs.end_special(n, by, call), "primary", fit=lambda s, by: not coming(s),
    ),
    *HEARING,
    Action("extend", _("延长期限"), c.Extend, frozenset({Stage.EXAMINING, Stage.PAUSED}), desk.ExtendForm, _extend),
    Action(
        "issue", _("制作许可证"), c.Issue, frozenset({Stage.GRANTED}), desk.Nothing,
        lambda n, by, form, call: issuing.issue(n, by, call), "primary", "certificate",
    ),
    Action("serve", _("送达"), c.Serve, SERVING, desk.ServeForm, _serve, "primary", "send"),
    Action("send", _("邮寄寄出（到达后才算送达）"), c.Send, SERVING, desk.SendForm, _send, posted=False),
    Action("return", _("邮件退回"), c.ReportReturn, SERVING, desk.ReturnForm, _return, posted=True),
)  # fmt: skip
BY_CODE: Mapping[str, Action] = {action.code: action for action in ACTIONS}


def asked_for(found: CaseRow, lang: str) -> list[tuple[str, str]]:
    """What this application was asked for, given its answers: materials, then questions, by code and name."""
    item, answers = catalog.item(found.state.item, found.state.release), cases.filing(found) or {}
    materials = [(material.key, material.name.in_(lang)) for material, _must in demanded(item, answers)]
    return materials + [(f.key, f.label.in_(lang)) for f in item.form.fields if f.asked(answers)]


def form_for(action: Action, found: CaseRow, lang: str, data: Any = None) -> forms.Form:
    """The action's form, empty or with what was sent; field ids carry the action's code."""
    options: dict[str, Any] = {"auto_id": f"{action.code}-%s", **options_for(action, found)}
    if action.form is desk.CorrectionsForm:
        options["codes"] = asked_for(found, lang)
    if action.form is desk.ServeForm:
        options["agreed"] = parties.e_service(UUID(found.state.applicant))
    if action.code == "serve" and found.state.sent_at is not None:
        options["initial"] = {"channel": "post", "sent_at": found.state.sent_at}
    return action.form(data, **options)
