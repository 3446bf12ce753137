"""Giving a mandate: to whom (name and resident ID must both fit), how far, until when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.kernel.refusal import Refusal
from liuzui.parties.forms.refusals import as_error
from liuzui.parties.reads import person_by_id
from liuzui.parties.types import MandateScope, MandateTerm
from liuzui.shell.crypto import blind_index
from liuzui.shell.time import legal_today

SCOPES = [
    (MandateScope.FILE, _("申请和办理：填写、签字、提交、领取")),
    (MandateScope.VIEW, _("只看进度")),
    (MandateScope.ALL, _("全部，包括再授权给别人")),
]


class MandateForm(forms.Form):
    """A person known here, a scope and a last day."""

    name = forms.CharField(label=_("对方姓名"), max_length=60)
    resident_id = forms.CharField(label=_("对方公民身份号码"), max_length=30)
    scope = forms.ChoiceField(label=_("可以办什么"), choices=SCOPES, widget=forms.RadioSelect, initial="file")
    valid_to = forms.DateField(
        label=_("最后一天"),
        required=False,
        help_text=_("不填就一直有效，直到收回。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, natural: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if natural:
            self.fields["scope"].choices = SCOPES[:2]  # type: ignore[attr-defined]
            self.fields["valid_to"].required = True
            self.fields["valid_to"].help_text = _("写明到哪一天为止；随时可以收回。")

    def clean(self) -> dict[str, Any]:
        """One answer for a wrong name and for an unknown number."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        found = person_by_id(cleaned["resident_id"])
        if found is None or not _same(found.name, cleaned["name"]):
            self.add_error(None, as_error(Refusal("parties.no_such_person", next_step="parties.ask_to_sign_up")))
        else:
            self.person = found.id
        return cleaned

    def term(self) -> MandateTerm:
        """Scope and days of the mandate, from today."""
        return MandateTerm(self.cleaned_data["scope"], legal_today(), self.cleaned_data["valid_to"])


def _same(one: str, other: str) -> bool:
    return blind_index(one, "compare") == blind_index(other, "compare")
