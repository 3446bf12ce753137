"""What an officer reads off a person's document at the window, and for whom the person applies."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liuzui.cases.services.window.intakes import REASONS, SAID_LIMIT
from liuzui.catalog import reads as catalog
from liuzui.parties.types import Identity
from liuzui.shell.time import legal_today

DOCUMENTS = (
    ("resident_card", _("居民身份证")),
    ("temporary_card", _("临时居民身份证")),
    ("household_book", _("户口簿")),
)
VERIFIED = (("reader", _("读卡器读取")), ("eye", _("人工看原件")))
WHY = {
    "material_missing": _("材料没带齐"),
    "fetch_original": _("回去取原件"),
    "ask_family": _("要和家人商量"),
    "system_trouble": _("系统或设备故障"),
    "other": _("其他（请写明）"),
}
FAR = date(9999, 12, 31)


class IntakeForm(forms.Form):
    """The person at the window, the item, and the organisation for which she applies, with her mandate on paper."""

    use_required_attribute = False

    item = forms.ChoiceField(label=_("办什么事"), error_messages={"required": _("请选择事项")})
    name = forms.CharField(label=_("姓名"), max_length=60, error_messages={"required": _("请按证件填写姓名")})
    number = forms.CharField(
        label=_("公民身份号码"), max_length=30, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请按证件填写号码")},
    )  # fmt: skip
    unchecked = forms.BooleanField(label=_("已核对原件，号码确实如此（校验码不符时勾选）"), required=False)
    document = forms.ChoiceField(label=_("出示的证件"), choices=DOCUMENTS)
    verified = forms.ChoiceField(label=_("怎样核验的"), choices=VERIFIED)
    phone = forms.CharField(
        label=_("手机号码"), max_length=30, required=False, help_text=_("没有手机的不用填"),
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    uscc = forms.CharField(
        label=_("统一社会信用代码"), max_length=30, required=False, help_text=_("为单位办理的填；为本人办理的不填")
    )
    for_name = forms.CharField(
        label=_("委托人姓名"), max_length=60, required=False, help_text=_("替别的自然人办理的填，按委托书和证件复印件")
    )  # fmt: skip
    for_number = forms.CharField(
        label=_("委托人公民身份号码"), max_length=30, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )  # fmt: skip
    mandate_to = forms.DateField(
        label=_("授权委托书有效到"), required=False, widget=forms.DateInput({"type": "date"}),
        help_text=_("代理人出示纸质授权委托书的填；法定代表人和已在线授权的不填"),
    )  # fmt: skip
    mandate_scope = forms.ChoiceField(
        label=_("委托书写明的权限"), required=False,
        choices=(("file", _("代为申请")), ("view", _("只代为查询、领取"))),
    )  # fmt: skip
    mandate_items = forms.ChoiceField(
        label=_("委托书写明的事项"), required=False,
        choices=(("this", _("只限这一个事项")), ("all", _("写明不限事项"))),
    )  # fmt: skip
    mandate_scan = forms.FileField(
        label=_("授权委托书（扫描件）"), required=False,
        widget=forms.ClearableFileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip

    def __init__(self, *args: Any, lang: str, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(one.code, one.name.in_(lang)) for one in catalog.items() if one.online]
        self.fields["item"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]

    def identity(self) -> Identity:
        """What the document says."""
        said = self.cleaned_data
        return Identity(said["name"], said["number"], said["phone"])

    def principal(self) -> Identity | None:
        """The other natural person for whom she applies, as the mandate says; None where there is none."""
        said = self.cleaned_data
        return Identity(said["for_name"], said["for_number"], "") if said["for_number"] else None

    def clean_mandate_to(self) -> date | None:
        """A mandate that is over is none."""
        last: date | None = self.cleaned_data["mandate_to"]
        if last and last < legal_today():
            raise ValidationError(_("委托书已经过期：请委托人重新出具，或者由本人办理"))
        return last

    def clean(self) -> dict[str, Any]:
        """A mandate on paper covers filing, and its scan is kept."""
        said = super().clean() or {}
        if said.get("for_number") and said.get("uscc"):
            self.add_error("for_number", _("一次只为一个申请人办理：单位和自然人填一个"))
        if bool(said.get("for_number")) != bool(said.get("for_name")):
            self.add_error("for_name", _("委托人的姓名和号码要一起填"))
        if said.get("mandate_to") and said.get("mandate_scope") == "view":
            self.add_error("mandate_scope", _("委托书没有写“代为申请”，不能代为提交：请委托人补写，或者由本人办理"))
        if said.get("mandate_to") and not said.get("mandate_scan") and self.data.get("do") != "find":
            self.add_error("mandate_scan", _("请上传委托书扫描件"))
        return said


class ParkForm(forms.Form):
    """Why a draft rests."""

    use_required_attribute = False

    reason = forms.ChoiceField(label=_("搁置原因"), choices=[(key, WHY[key]) for key in REASONS])
    said = forms.CharField(
        label=_("说明"), required=False, max_length=SAID_LIMIT, widget=forms.Textarea({"rows": 2}),
        help_text=_("别的同事接着办时看得懂就行"),
    )  # fmt: skip


class ResumeForm(forms.Form):
    """The person stands at the window again."""

    use_required_attribute = False

    verified = forms.ChoiceField(label=_("本人再次到场，怎样核验的"), choices=VERIFIED)
