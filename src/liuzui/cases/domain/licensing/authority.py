"""Who may give which command: the applicant's side, or an officer of the competent agency in a role."""

from dataclasses import replace
from typing import Any

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.kernel.refusal import Refusal

ROLES: dict[type, frozenset[str]] = {
    c.CorrectOnSpot: frozenset({"window"}),
    c.RequestCorrections: frozenset({"window"}),
    c.NoteViolation: frozenset({"window"}),
    c.Accept: frozenset({"window"}),
    c.RefuseAcceptance: frozenset({"window"}),
    c.Review: frozenset({"examiner"}),
    c.StartSpecial: frozenset({"examiner", "approver"}),
    c.EndSpecial: frozenset({"examiner", "approver"}),
    c.Extend: frozenset({"head"}),
    c.TellInterested: frozenset({"examiner", "approver"}),
    c.HearInterested: frozenset({"examiner", "approver"}),
    c.OfferHearing: frozenset({"examiner", "approver"}),
    c.OrderHearing: frozenset({"approver", "head"}),
    c.RequestHearing: frozenset({"window", "examiner", "approver"}),
    c.GiveUpHearing: frozenset({"window", "examiner", "approver"}),
    c.CallHearing: frozenset({"approver", "head"}),
    c.RecordHearing: frozenset({"window", "examiner", "approver", "head"}),
    c.Grant: frozenset({"approver"}),
    c.Refuse: frozenset({"approver"}),
    c.Issue: frozenset({"approver", "window"}),
    c.Send: frozenset({"window"}),
    c.ReportReturn: frozenset({"window"}),
    c.Serve: frozenset({"window"}),
}


ARTICLES: dict[type, str] = {
    c.Submit: "行政许可法 第二十九条",
    c.Review: "行政许可法 第三十四条",
    c.StartSpecial: "行政许可法 第四十五条",
    c.EndSpecial: "行政许可法 第四十五条",
    c.Extend: "行政许可法 第四十二条",
    c.TellInterested: "行政许可法 第三十六条",
    c.HearInterested: "行政许可法 第三十六条",
    c.MakeStatement: "行政许可法 第三十六条",
    c.OfferHearing: "行政许可法 第四十七条",
    c.OrderHearing: "行政许可法 第四十六条",
    c.RequestHearing: "行政许可法 第四十七条",
    c.GiveUpHearing: "行政许可法 第四十七条",
    c.CallHearing: "行政许可法 第四十八条",
    c.RecordHearing: "行政许可法 第四十八条",
    c.Grant: "行政许可法 第三十八条",
    c.Refuse: "行政许可法 第三十八条",
    c.Withdraw: "行政许可法 第三十八条",
    c.Issue: "行政许可法 第三十九条",
    c.Send: "行政许可法 第四十四条",
    c.ReportReturn: "行政许可法 第四十四条",
    c.Serve: "行政许可法 第四十四条",
    c.ChangeRelease: "优化营商环境条例 第六十五条",
}
"""Under which article each verb stands; receipt and acceptance under article 32."""


def grounded(no: Refusal, command: Any) -> Refusal:
    """The refusal with the article of its verb and a next step where the rule named none of its own."""
    article = ARTICLES.get(type(command), "行政许可法 第三十二条")
    return replace(no, articles=no.articles or (article,), next_step=no.next_step or "case.see_stage")


def refused_to(state: State, command: Any) -> Refusal | None:
    """Why this person may not give this command in this case, or None."""
    if isinstance(command, (c.Settle, c.ChangeRelease)):
        return None
    if isinstance(command.by, c.Person):
        return None if state.applicant in command.by.parties else Refusal("case.not_yours")
    if command.by.agency != state.agency:
        return Refusal("case.other_agency", {"agency": state.agency})
    wanted = ROLES[type(command)]
    if not wanted & command.by.roles:
        return Refusal("case.wrong_role", {"roles": " ".join(sorted(wanted))})
    return None
