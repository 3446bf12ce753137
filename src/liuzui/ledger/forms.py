"""What an office fills in to make a draw."""

from django import forms
from django.utils.translation import gettext_lazy as _

LINES = 2_000_000
"""Signs of a pool that is typed or pasted."""


class AnnounceForm(forms.Form):
    """What is made known first."""

    title = forms.CharField(label=_("抽什么"), max_length=120)
    purpose = forms.CharField(label=_("用途和依据"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(
        label=_("数值来源"), max_length=300, help_text=_("别人将要公布的数值，例如下一期双色球开奖号码。")
    )
    entropy_at = forms.DateTimeField(
        label=_("公布时间"),
        help_text=_("这个时间以前封存名单，以后登记数值。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    confidential = forms.BooleanField(label=_("名单和结果依法保密，只公布摘要"), required=False)


class PoolForm(forms.Form):
    """Who may be drawn, who is left out, how many are wanted."""

    members = forms.CharField(
        label=_("名单"),
        max_length=LINES,
        help_text=_("一行一个：名称或编号，权重（可不填），组别（可不填），用逗号分开。"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    places = forms.CharField(
        label=_("抽几个"),
        max_length=2000,
        help_text=_("一行一组：抽几个，候补几个（可不填），组别（可不填），用逗号分开。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    exclusions = forms.CharField(
        label=_("排除"),
        max_length=LINES,
        required=False,
        help_text=_("一行一个：名称或编号，理由，用逗号分开。理由随名单公布。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EntropyForm(forms.Form):
    """The published value, and where it can be looked up."""

    entropy = forms.CharField(label=_("公布的数值"), max_length=200, help_text=_("原样完整填写，填后不能更换。"))
    evidence = forms.CharField(label=_("在哪里可以查到"), max_length=300)


class DrawForm(forms.Form):
    """Nothing but the click."""


class AnnulForm(forms.Form):
    """Why the draw counts no more."""

    reason = forms.CharField(label=_("作废理由"), max_length=300, help_text=_("理由随抽取公布，已有的结果不删除。"))


FORMS: dict[str, type[forms.Form]] = {
    "seal": PoolForm,
    "entropy": EntropyForm,
    "draw": DrawForm,
    "annul": AnnulForm,
}
