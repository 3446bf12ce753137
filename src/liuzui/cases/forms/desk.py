"""What officers fill in when they act on a case."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.domain.licensing.examination import PROCEDURES
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.shell.wording.messages import words as said

LIMIT = 2000
"""Characters of a reason, a finding or a notice."""


class WordsField(forms.CharField):
    """Words that are kept: cleaned by the kernel, never longer than `LIMIT`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 3}), **options})

    def clean(self, value: Any) -> str:
        """The cleaned words; what is wrong with them in the page's language."""
        found = clean(str(value or ""), limit=LIMIT, multiline=True)
        if isinstance(found, Refusal):
            raise forms.ValidationError(said(found.code, dict(found.params)))
        return str(super().clean(found))


class Nothing(forms.Form):
    """A verb that needs nothing but the click."""


class CorrectionsForm(forms.Form):
    """One line for each material and answer; a line with words is a defect."""

    def __init__(self, *args: Any, codes: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for code, label in codes:
            widget = forms.Textarea(attrs={"rows": 1})
            self.fields[f"defect.{code}"] = WordsField(label=label, required=False, widget=widget)

    def clean(self) -> dict[str, Any]:
        """Defects by code; at least one."""
        defects = {name.split(".", 1)[1]: text for name, text in self.cleaned_data.items() if text}
        if not defects and not self.errors:
            raise forms.ValidationError(_("请至少写明一处需要补正的内容。"))
        return {"defects": defects}


class NotAcceptedForm(forms.Form):
    """Why not accepted, and who is competent."""

    reason = forms.ChoiceField(
        label=_("理由"),
        widget=forms.RadioSelect,
        choices=[("not_competent", _("不属于本机关职权范围")), ("not_needed", _("依法不需要取得行政许可"))],
    )
    right_body = forms.CharField(
        label=_("应当向哪个机关申请"), required=False, max_length=200, help_text=_("不属于本机关职权的，必须写明。")
    )
    words = WordsField(label=_("说明"))


class ReviewForm(forms.Form):
    """A finding in one part."""

    part = forms.CharField(widget=forms.HiddenInput, max_length=80)
    passed = forms.TypedChoiceField(
        label=_("结论"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        choices=[("yes", _("符合条件")), ("no", _("不符合条件"))],
    )
    words = WordsField(label=_("审查意见"))


class SpecialForm(forms.Form):
    """A procedure outside the clock."""

    procedure = forms.ChoiceField(label=_("程序"))
    days = forms.IntegerField(label=_("需要多少个工作日"), min_value=1, max_value=250)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(code, said(f"case.procedure.{code}")) for code in PROCEDURES if code != "hearing"]
        self.fields["procedure"] = forms.ChoiceField(label=_("程序"), choices=choices)


class ExtendForm(forms.Form):
    """More time, with reasons."""

    days = forms.IntegerField(label=_("延长多少个工作日"), min_value=1, max_value=30)
    words = WordsField(label=_("延长的理由"))


class GrantForm(forms.Form):
    """The opinion on which a licence is granted."""

    words = WordsField(label=_("决定意见"), initial=lambda: said("case.grant_opinion", {}, "zh"))


class RefuseForm(forms.Form):
    """Reasons and articles of a refusal."""

    words = WordsField(label=_("不予许可的理由"))
    articles = WordsField(label=_("依据的条文"), help_text=_("每行一条，例如：食品安全法 第三十三条"))

    def clean_articles(self) -> tuple[str, ...]:
        """One article a line."""
        return tuple(line.strip() for line in self.cleaned_data["articles"].splitlines() if line.strip())


class MinuteInput(forms.DateTimeInput):
    """The browser's own control for day and minute."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class SendForm(forms.Form):
    """A letter with the result."""

    waybill = forms.CharField(label=_("邮件号码"), max_length=40)
    sent_at = forms.DateTimeField(
        label=_("寄出时间"), widget=MinuteInput(), required=False, help_text=_("不填就是现在。")
    )

    def clean_waybill(self) -> str:
        """Letters and digits of the post's number."""
        found = clean(self.cleaned_data["waybill"], limit=40)
        if isinstance(found, Refusal):
            raise forms.ValidationError(said(found.code, dict(found.params)))
        return found


class ReturnForm(forms.Form):
    """Why and when a letter came back."""

    reason = forms.ChoiceField(
        label=_("退回原因"),
        widget=forms.RadioSelect,
        choices=[
            ("wrong_address", _("地址不详")), ("unclaimed", _("逾期未领")), ("rejected", _("拒收")),
            ("other", _("其他")),
        ],
    )  # fmt: skip
    returned_at = forms.DateTimeField(
        label=_("退回时间"), widget=MinuteInput(), required=False, help_text=_("不填就是现在。")
    )


class ServeForm(forms.Form):
    """How and when the result was delivered; `agreed`: whether the applicant consented to e-service."""

    channel = forms.ChoiceField(
        label=_("送达方式"),
        widget=forms.RadioSelect,
        choices=[("electronic", _("电子送达")), ("window", _("到窗口领取")), ("post", _("邮寄送达"))],
    )
    sent_at = forms.DateTimeField(
        label=_("发出时间"), widget=MinuteInput(), required=False, help_text=_("不填就是现在。")
    )
    arrived_at = forms.DateTimeField(
        label=_("到达时间"), widget=MinuteInput(), required=False,
        help_text=_("邮寄的必须填写：到达才算送达。电子送达、窗口领取的，不填就是发出时间。"),
    )  # fmt: skip
    signed_at = forms.DateTimeField(label=_("签收时间"), widget=MinuteInput(), required=False)

    def __init__(self, *args: Any, agreed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        channel = self.fields["channel"]
        channel.initial = "electronic" if agreed else "window"
        channel.help_text = _("申请人同意电子送达。") if agreed else _("申请人没有同意电子送达：请到窗口领取或者邮寄。")

    def times(self, at: datetime) -> tuple[datetime, datetime | None, datetime | None]:
        """Sent (when left empty: `at`, the moment of the act), arrived, signed."""
        given = self.cleaned_data
        return given["sent_at"] or at, given["arrived_at"], given["signed_at"]
