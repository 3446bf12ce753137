"""What an officer reads off an identity card at the window."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.parties.types import Identity


class DocumentForm(forms.Form):
    """Name and number as on the card; the phone is needed only to register somebody new."""

    name = forms.CharField(label=_("姓名"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    resident_id = forms.CharField(
        label=_("公民身份号码"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("手机号码"),
        max_length=30,
        required=False,
        help_text=_("只在新登记时需要。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    unchecked = forms.BooleanField(label=_("已核对原件，号码确实如此（校验码不符时勾选）"), required=False)

    def identity(self) -> Identity:
        """What the card says."""
        cleaned = self.cleaned_data
        return Identity(cleaned["name"], cleaned["resident_id"], cleaned["phone"])
