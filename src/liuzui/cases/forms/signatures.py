"""What a signatory, an organiser and a window officer say in a round of signing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

REASON = 500


class SignatureForm(forms.Form):
    """The statement and the password once more; consent where a certification service gets name and number."""

    use_required_attribute = False

    truth = forms.BooleanField(
        label=_("我看过以上全部内容，同意签名；与我有关的内容真实"),
        error_messages={"required": _("请看完内容后勾选，才能签名")},
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("同意把我的姓名、证件号码和内容摘要交给电子认证服务机构，用于这次签名"),
        error_messages={"required": _("请勾选；不同意的，可以带身份证到窗口当面签名")},
    )  # fmt: skip
    password = forms.CharField(
        label=_("登录密码"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"}),
        help_text=_("再次输入密码，确认是您本人签名"), error_messages={"required": _("请输入登录密码")},
    )  # fmt: skip

    def __init__(self, *args: Any, outside: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not outside:
            del self.fields["consent"]


class ReasonForm(forms.Form):
    """Why somebody does not sign, or what happened."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("原因"), max_length=REASON, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("请用一两句话写明原因")},
    )  # fmt: skip


class DenyForm(ReasonForm):
    """What happened, where somebody's identity was used without her."""

    reason = forms.CharField(
        label=_("情况"), max_length=REASON, widget=forms.Textarea({"rows": 3}),
        help_text=_("例如：我不认识发起人，没有同意当股东"), error_messages={"required": _("请用一两句话写明情况")},
    )  # fmt: skip


class CardForm(forms.Form):
    """Name and number as they stand on the identity card that the officer holds."""

    use_required_attribute = False

    name = forms.CharField(label=_("姓名"), max_length=60, error_messages={"required": _("请填写姓名")})
    number = forms.CharField(
        label=_("公民身份号码"), max_length=30, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请填写公民身份号码")},
    )  # fmt: skip


class WindowForm(forms.Form):
    """What the officer confirms for a signature in person."""

    use_required_attribute = False

    present = forms.BooleanField(
        label=_("本人在场，身份证原件已核对；内容已读给或交给本人看，本人在纸质签名页上签了字"),
        error_messages={"required": _("请当面核对后勾选")},
    )  # fmt: skip
