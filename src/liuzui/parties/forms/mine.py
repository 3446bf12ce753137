"""What a party says about herself: for whom she acts, where documents reach her."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liuzui.kernel.refusal import Refusal
from liuzui.parties.forms.refusals import as_error
from liuzui.parties.services.service import checked
from liuzui.parties.types import Contact, Party, PartyKind


class ActingForm(forms.Form):
    """The party that the account acts for; only those she may act for can be chosen."""

    party = forms.ChoiceField(
        label=_("这次为谁办事"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("您不能代表这个主体办事。")},
    )

    def __init__(self, *args: Any, parties: tuple[Party, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [(str(one.id), _label(one)) for one in parties]  # type: ignore[attr-defined]

    def chosen(self) -> UUID:
        """The chosen party's id."""
        return UUID(self.cleaned_data["party"])


def _label(party: Party) -> str:
    """Name and number, and whether it is she herself."""
    words = gettext("您本人") if party.kind == PartyKind.PERSON else gettext("授权给您的主体")
    return f"{party.name} · {party.number} · {words}"


class AddressForm(forms.Form):
    """Where documents reach the party, and whether she agrees to be served electronically."""

    phone = forms.CharField(
        label=_("接收通知的电话"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("电子邮箱"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    post = forms.CharField(
        label=_("邮寄地址"),
        max_length=200,
        help_text=_("写到门牌号，例如：新绛县龙兴镇正平街 15 号。"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    e_service = forms.BooleanField(
        label=_("同意以电子方式送达文书：文书放进“我的办件”，不再邮寄。随时可以取消。"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """The contact in normal form, or what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        found = checked(Contact(cleaned["phone"], cleaned["email"], cleaned["post"]))
        if isinstance(found, Refusal):
            self.add_error(_FIELD.get(found.code, "post"), as_error(found))
        else:
            self.contact = found
        return cleaned


_FIELD = {"identifier.format": "phone", "identifier.length": "phone", "parties.email_wrong": "email"}
