"""Signing: the signatory answers for the truth of the file (许可法 31) and says how documents may reach her."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liuzui.cases.forms.answers import said
from liuzui.cases.services.examining import Examined
from liuzui.kernel import identifiers
from liuzui.kernel.identifiers.spelling import compact
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

POST_LIMIT = 200
CLEAR = Examined()


class SignForm(forms.Form):
    """Password once more, the statement, and what is not on file yet: consent to e-service and an address."""

    use_required_attribute = False

    phone = forms.CharField(
        label=_("接收送达通知的电话"), widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("请填写接收送达通知的电话")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("电子邮箱"), required=False, widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("邮箱地址不对，例如 wang@example.cn；没有可以不填")},
    )  # fmt: skip
    post = forms.CharField(
        label=_("邮寄地址"), widget=forms.TextInput({"autocomplete": "street-address"}),
        help_text=_("电子送达不成时，文书寄到这里"), error_messages={"required": _("请填写邮寄地址")},
    )  # fmt: skip
    e_service = forms.BooleanField(
        label=_("同意电子送达：文书送到“我的办件”"), required=False,
        help_text=_("不同意的，文书按邮寄地址寄送"),
    )  # fmt: skip
    promises = forms.BooleanField(
        label=_("我作出左边列明的承诺，并对承诺负责"), error_messages={"required": _("请勾选：不作承诺的，请回去修改")},
    )  # fmt: skip
    insists = forms.BooleanField(
        label=_("左边指出的问题我不改，请工作人员审查"),
        error_messages={"required": _("请勾选，或者回去改正；系统不会因此不收")},
    )  # fmt: skip
    truth = forms.BooleanField(
        label=_("我对申请材料实质内容的真实性负责（行政许可法 第三十一条）"),
        error_messages={"required": _("请勾选：对材料的真实性负责，才能签名")},
    )  # fmt: skip
    password = forms.CharField(
        label=_("登录密码（作为签名）"), strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        help_text=_("再次输入密码，确认是您本人签名"), error_messages={"required": _("请输入登录密码")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, address_known: bool, consented: bool, examined: Examined = CLEAR, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if not examined.of("promise"):
            del self.fields["promises"]
        if not examined.blocks:
            del self.fields["insists"]
        if address_known:
            for name in ("phone", "email", "post"):
                del self.fields[name]
        if consented:
            del self.fields["e_service"]

    def clean_phone(self) -> str:
        """A number that can be reached."""
        return _good(identifiers.phone(self.cleaned_data["phone"]))

    def clean_post(self) -> str:
        """One visible line."""
        return _good(clean(self.cleaned_data["post"], limit=POST_LIMIT))


class WindowSignForm(SignForm):
    """What an officer confirms when the person signs before her: on the printed sheet, or in a round of signing.

    Nobody needs a phone; the sheet's code shows that what was signed is what is filed.
    """

    phone = forms.CharField(
        label=_("申请人接收送达通知的电话"), required=False, help_text=_("没有手机的不用填"),
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    e_service = forms.BooleanField(
        label=_("申请人同意电子送达：文书送到申请人的“我的办件”"), required=False,
        help_text=_("不同意或者没有账号的不勾：文书按邮寄地址寄送，也可以到窗口领取"),
    )  # fmt: skip
    promises = forms.BooleanField(
        label=_("申请人作出左边列明的承诺，并对承诺负责（已读给或交给本人看）"),
        error_messages={"required": _("申请人不作承诺的，请回去修改")},
    )  # fmt: skip
    insists = forms.BooleanField(
        label=_("左边指出的问题申请人不改，请工作人员审查"),
        error_messages={"required": _("申请人不改的勾选，改的请回去改正；系统不会因此不收")},
    )  # fmt: skip
    truth = forms.BooleanField(
        label=_("本人在场，已把全部内容读给或交给本人看；本人声明对材料的真实性负责（行政许可法 第三十一条）"),
        error_messages={"required": _("请当面核对后勾选")},
    )  # fmt: skip
    code = forms.CharField(
        label=_("纸质申请表上的内容码（8 位）"), max_length=20, widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("打印申请表，本人签字后，照表上的内容码填写"), error_messages={"required": _("请填写表上的内容码")},
    )  # fmt: skip
    scan = forms.FileField(
        label=_("签字后的申请表（扫描件）"), error_messages={"required": _("请上传本人签字的申请表")},
        widget=forms.ClearableFileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip

    def __init__(self, *args: Any, code: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.expected = code
        del self.fields["password"]
        if not code:
            del self.fields["code"], self.fields["scan"]

    def clean_phone(self) -> str:
        """A number that can be reached, or none."""
        return super().clean_phone() if self.cleaned_data["phone"].strip() else ""

    def clean_code(self) -> str:
        """The code of exactly this content."""
        if compact(self.cleaned_data["code"]) != self.expected:
            raise ValidationError(_("内容码不符：打印以后内容改过，请重新打印、重新签字"))
        return self.expected


def _good(found: str | Refusal) -> str:
    if isinstance(found, Refusal):
        raise ValidationError(said(found))
    return found
