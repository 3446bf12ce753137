"""Who stands at the window to collect results."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.forms.window import DOCUMENTS, VERIFIED


class CollectForm(forms.Form):
    """What the officer reads off the document of the person who collects."""

    use_required_attribute = False

    name = forms.CharField(label=_("姓名"), max_length=60, error_messages={"required": _("请按证件填写姓名")})
    number = forms.CharField(
        label=_("公民身份号码"), max_length=30, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请按证件填写号码")},
    )  # fmt: skip
    document = forms.ChoiceField(label=_("出示的证件"), choices=DOCUMENTS)
    verified = forms.ChoiceField(label=_("怎样核验的"), choices=VERIFIED)
