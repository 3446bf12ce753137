"""Logging in, and signing up with a real name (PIPL art. 17: what is asked is told, and why)."""

from typing import Any

from allauth.account import forms as allauth
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from liuzui.kernel.refusal import Refusal
from liuzui.parties.forms.refusals import as_error
from liuzui.parties.models import Account
from liuzui.parties.services.signup import may_sign_up, sign_up
from liuzui.parties.types import Identity
from liuzui.shell.time import now

USERNAME = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9._-]{3,29}$",
    _("用户名以字母开头，4 到 30 个字符，可以用字母、数字、点、横线和下划线。"),
)


class LoginForm(allauth.LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("用户名")
        self.fields["password"].label = _("密码")
        self.fields["password"].help_text = ""
        for name, hint in (("login", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs = {"autocomplete": hint, "autocapitalize": "none"}


class SignupForm(allauth.SignupForm):  # type: ignore[misc]
    """User name, password, and who she really is: name, resident ID and phone, checked before anything is written."""

    field_order = ("name", "resident_id", "phone", "username", "password1", "password2", "agreed")
    name = forms.CharField(
        label=_("姓名"),
        max_length=60,
        help_text=_("与身份证一致。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    resident_id = forms.CharField(
        label=_("公民身份号码"),
        max_length=30,
        help_text=_("18 位，末位可以是 X。加密保存，页面上只显示头尾。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    phone = forms.CharField(
        label=_("手机号码"),
        max_length=30,
        help_text=_("用来通知您办件进展。"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    agreed = forms.BooleanField(
        label=_("我已了解：姓名、身份号码和电话只用于办理政务服务，谁读取过我都能查到。"),
        error_messages={"required": _("请先阅读并勾选这一项。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["username"]
        name.label, name.help_text = _("用户名"), USERNAME.message
        name.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "maxlength": "30"}
        name.validators.append(USERNAME)
        self.fields["password1"].label = _("密码")
        self.fields["password2"].label = _("再输一次密码")
        for field in ("password1", "password2"):
            self.fields[field].widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        """The identity in normal form; one known here already gets the same neutral answer whatever else is so."""
        cleaned: dict[str, Any] = super().clean()
        if all(name in cleaned for name in ("name", "resident_id", "phone")):
            found = may_sign_up(self._identity(cleaned), at=now())
            if isinstance(found, Refusal):
                self.add_error(_field_of(found), as_error(found))
            else:
                self.identity = found
        return cleaned

    @staticmethod
    def _identity(cleaned: dict[str, Any]) -> Identity:
        return Identity(cleaned["name"], cleaned["resident_id"], cleaned["phone"])

    def save(self, request: HttpRequest) -> Account:
        """Writes person and account together; should another have been quicker, a page says so."""
        cleaned = self.cleaned_data
        made = sign_up(cleaned["username"], cleaned["password1"], self.identity, at=now())
        if isinstance(made, Refusal):
            raise ImmediateHttpResponse(render(request, "parties/refused.html", {"refusal": made}, status=409))
        return made


def _field_of(refusal: Refusal) -> str | None:
    """Which field a refusal is about; None for the whole form."""
    if refusal.code.startswith(("text.", "parties.name")):
        return "name"
    kind = refusal.params.get("kind", "resident_id" if refusal.code.startswith("identifier.") else None)
    return str(kind) if kind else None
