"""What officers fill in when they decide on a package, do its members, or bring back what another system said."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.forms.desk import WordsField


class ApproveForm(forms.Form):
    """The opinion on which a registration is granted."""

    words = WordsField(label=_("审查意见"), initial=_("申请材料齐全，符合法定形式，准予登记。"))


class RejectForm(forms.Form):
    """Reasons and articles of a refusal."""

    words = WordsField(label=_("不予登记的理由"))
    articles = WordsField(label=_("依据的条文"), help_text=_("每行一条，例如：市场主体登记管理条例 第十二条"))

    def clean_articles(self) -> tuple[str, ...]:
        """One article a line."""
        return tuple(line.strip() for line in self.cleaned_data["articles"].splitlines() if line.strip())


class ExtendForm(forms.Form):
    """More time, once, with reasons."""

    days = forms.IntegerField(label=_("延长多少个工作日"), min_value=1, max_value=3)
    words = WordsField(label=_("情形复杂在哪里"))


class FinishForm(forms.Form):
    """With what a member is done."""

    result = forms.CharField(
        label=_("办理结果"), max_length=200, help_text=_("编号、账号或者交付的东西，申请人看得到。")
    )


class FailForm(forms.Form):
    """Why a member cannot be done now."""

    reason = forms.CharField(
        label=_("为什么没有办成"), max_length=200, help_text=_("申请人看得到，请写清怎样才能办成。")
    )


class AnswerForm(forms.Form):
    """What the registration system said, typed over by an officer."""

    state = forms.ChoiceField(
        label=_("登记系统的答复"), widget=forms.RadioSelect, initial="registered",
        choices=[("taken", _("已收件")), ("registered", _("已登记")), ("refused", _("不予登记"))],
    )  # fmt: skip
    serial = forms.CharField(label=_("登记系统的业务号"), max_length=60)
    code = forms.CharField(label=_("统一社会信用代码"), max_length=18, required=False)
    name = forms.CharField(label=_("登记的名称"), max_length=200, required=False)
    issued_on = forms.DateField(label=_("成立日期"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("不予登记的理由"), max_length=300, required=False)

    def said(self, reference: str, protocol: str) -> dict[str, Any]:
        """The answer as a message of the protocol; a person vouches for it, so it is no sample."""
        given = self.cleaned_data
        day: date | None = given["issued_on"]
        return {
            "protocol": protocol, "reference": reference, "serial": given["serial"].strip(), "state": given["state"],
            "code": given["code"], "name": given["name"], "issued_on": day.isoformat() if day else "",
            "reason": given["reason"], "sample": False,
        }  # fmt: skip
