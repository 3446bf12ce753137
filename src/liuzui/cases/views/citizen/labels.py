"""Words of stages, holders, documents and ways in, as an applicant reads them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuzui.shell.documents.contracts import DocumentKind, title

Labels = dict[str, str | Promise]

STAGE: Labels = {
    "submitted": _("已提交，等受理"),
    "correcting": _("等您补正"),
    "examining": _("审查中"),
    "paused": _("特别程序中，暂停计时"),
    "granted": _("准予许可，制证中"),
    "issued": _("已制证，待送达"),
    "refused": _("不予许可，待送达"),
    "served": _("已送达"),
    "served_refused": _("不予许可，已送达"),
    "not_accepted": _("不予受理"),
    "withdrawn": _("已撤回"),
    "together": _("各环节办理中"),
    "complete": _("全部办结"),
    "refused_registration": _("不予登记"),
}
TONE: Labels = {
    "submitted": "", "correcting": "warn", "examining": "", "paused": "warn", "granted": "ok", "issued": "ok",
    "refused": "late", "served": "ok", "served_refused": "late", "not_accepted": "late", "withdrawn": "none",
    "together": "ok", "complete": "ok", "refused_registration": "late",
}  # fmt: skip
HOLDER: Labels = {
    "applicant": _("在您手上"),
    "window": _("受理窗口"),
    "examiner": _("审查人员"),
    "approver": _("审批人员"),
    "outside": _("特别程序（听证、检验、评审等）"),
    "nobody": _("已办结"),
    "members": _("各环节的办理机关"),
}
TOGETHER: Labels = STAGE | {
    "granted": _("已核准登记，各部门正在办"),
    "refused": _("不予登记"),
    "served": _("全部办结"),
}
MEMBER: Labels = {
    "waiting": _("等前面的结果"),
    "running": _("正在办"),
    "done": _("已办好"),
    "skipped": _("不用办"),
    "failed": _("没有办成，等办理机关重新办理"),
    "stopped": _("不再办理"),
}
MEMBER_TONE: Labels = {
    "waiting": "none", "running": "", "done": "ok", "skipped": "none", "failed": "late", "stopped": "late",
}  # fmt: skip
CLOCK: Labels = {"acceptance": _("受理期限"), "decision": _("办理期限"), "delivery": _("送达期限")}
VIEW: Labels = {"all": _("全部"), "todo": _("要我办的"), "open": _("办理中"), "ended": _("已结束")}
BY: Labels = {"applicant": _("申请人或者代理人"), "agency": _("审批机关"), "system": _("系统（依法自动）")}
CHANNEL: Labels = {
    "web": _("网上"), "window": _("窗口"), "api": _("接口"), "post": _("邮寄"), "electronic": _("电子送达"),
}  # fmt: skip

PACKAGE: Labels = TOGETHER | {"examining": _("人工审查中")}


def standing(stage: str, refused: bool) -> str:
    """Under which key a stage has its words and its tone: what was served may be a refusal."""
    return "served_refused" if refused and stage == "served" else stage


def document(kind: str, lang: str) -> str:
    """Title of a document in the page's language."""
    return title(DocumentKind(kind), "en" if lang.startswith("en") else "zh")
