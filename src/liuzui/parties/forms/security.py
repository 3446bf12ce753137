"""Forms of `/my/security/` and of the second factor, with the house's own words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"}


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("现在的密码"), "password1": _("新密码"), "password2": _("再输一次新密码")}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["oldpassword"].help_text = ""


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something sensitive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class _WithCode:
    """A form that asks for a code of the second factor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label, field.widget.attrs = _("验证码"), dict(CODE)


class ActivateForm(_WithCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""


class AuthenticateForm(_WithCode, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code, after the password."""


class MfaReauthenticateForm(_WithCode, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something sensitive."""
