"""Words for the codes of the implementation list 实施清单."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Labels = dict[str, str | Promise]

ITEM_TYPE: Labels = {
    "01": _("行政许可"),
    "02": _("行政处罚"),
    "03": _("行政强制"),
    "04": _("行政征收"),
    "05": _("行政给付"),
    "06": _("行政检查"),
    "07": _("行政确认"),
    "08": _("行政奖励"),
    "09": _("行政裁决"),
    "10": _("其他行政权力"),
    "20": _("公共服务"),
    "unknown": _("未知"),
}
LEVEL: Labels = {
    "1": _("国家级"), "2": _("省级"), "3": _("市级"), "4": _("县级"), "5": _("乡镇级"), "6": _("村级"),
}  # fmt: skip
SERVED: Labels = {
    "person": _("自然人"),
    "individual_business": _("个体工商户"),
    "company": _("企业"),
    "other_organisation": _("其他组织"),
}
HANDLING: Labels = {"promised": _("承诺件"), "instant": _("即办件")}
SOURCE: Labels = {"applicant": _("申请人自备"), "government": _("政府部门核发"), "third_party": _("第三方出具")}
FORM: Labels = {"electronic": _("电子件"), "paper": _("纸质件"), "either": _("电子件或纸质件")}
NECESSITY: Labels = {"required": _("必要"), "conditional": _("有下述情形时提供"), "optional": _("可以不交")}
ORIGIN: Labels = {"national": _("国家规定"), "province": _("省规定"), "county": _("县规定")}
ROLE: Labels = {"sets": _("设定"), "implements": _("实施"), "limits": _("时限")}
BY: Labels = {
    "applicant": _("申请人"), "window": _("窗口"), "examiner": _("审查人员"),
    "approver": _("审批人员"), "system": _("系统"),
}  # fmt: skip
REVIEW: Labels = {"documents": _("书面审查"), "on_site": _("现场核查"), "expert": _("专家评审")}
RESULT: Labels = {
    "licence": _("许可证"), "certificate": _("证书"), "filing_receipt": _("备案回执"),
    "decision": _("决定书"), "money": _("款项"), "none": _("无"),
}  # fmt: skip
DEPTH: Labels = {"I": _("网上看信息"), "II": _("网上预约预审"), "III": _("网上受理"), "IV": _("全程网办")}
YES_NO: Labels = {"yes": _("是"), "no": _("否")}
DELIVERY: Labels = {"online": _("网上送达"), "window": _("窗口领取"), "post": _("邮寄")}

ALL: dict[str, Labels] = {
    "type": ITEM_TYPE, "level": LEVEL, "served": SERVED, "handling": HANDLING, "source": SOURCE, "form": FORM,
    "necessity": NECESSITY, "origin": ORIGIN, "role": ROLE, "by": BY, "review": REVIEW, "result": RESULT,
    "depth": DEPTH, "delivery": DELIVERY,
}  # fmt: skip
