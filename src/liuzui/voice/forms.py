"""What is typed: a rating (no grade preset), a complaint, an answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.shell.wording.messages import words as said

LIMIT = 1000
GRADES = {5: _("非常满意"), 4: _("满意"), 3: _("基本满意"), 2: _("不满意"), 1: _("非常不满意")}
ABOUT = {
    "late": _("办得太慢、超过期限"), "refused": _("不受理、不该拒绝"), "materials": _("多要材料、多次补正"),
    "fee": _("不该收的费"), "manner": _("服务态度"), "other": _("其他"),
}  # fmt: skip
OUTCOMES = {"upheld": _("反映属实"), "partly": _("部分属实"), "not_upheld": _("经核实不属实")}
Choices = Iterable[tuple[str, str]]


class Words(forms.CharField):
    """Words that are kept: cleaned by the kernel, never longer than `LIMIT`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 4, "maxlength": LIMIT}), **options})

    def clean(self, value: Any) -> str:
        """The cleaned words; what is wrong with them in the page's language."""
        found = clean(str(value or ""), limit=LIMIT, multiline=True)
        if isinstance(found, Refusal):
            raise forms.ValidationError(said(found.code, dict(found.params)))
        return str(super().clean(found))


class RatingForm(forms.Form):
    """Five grades, none chosen; words and the officer's name only if she wants."""

    grade = forms.TypedChoiceField(
        label=_("您对这次服务"), choices=list(GRADES.items()), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("请选一个等级。不想评价的，不用提交。")},
    )  # fmt: skip
    words = Words(label=_("想说的话"), required=False)
    officer = forms.ChoiceField(label=_("说的是哪位工作人员"), required=False)

    def __init__(self, *args: Any, officers: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        known = list(officers)
        self.fields["officer"].choices = [("", _("不指明")), *known]  # type: ignore[attr-defined]
        if not known:
            del self.fields["officer"]


class ComplaintForm(forms.Form):
    """What is wrong, in a word and in her own words; which agency, where there are several."""

    about = forms.ChoiceField(label=_("投诉什么"), choices=list(ABOUT.items()), widget=forms.RadioSelect)
    agency = forms.ChoiceField(label=_("投诉哪个单位"))
    words = Words(label=_("经过和要求"), help_text=_("写清时间、经过和您希望怎么办。办件编号已经带上，不用再写。"))

    def __init__(self, *args: Any, agencies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].choices = list(agencies)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What was found, and what the complainer is told."""

    outcome = forms.ChoiceField(label=_("核实结果"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect)
    words = Words(label=_("答复"), help_text=_("投诉人会看到这些话。"))
