"""What an officer fills in when she decides on a licence."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.credentials.domain.causes import CAUSES
from liuzui.credentials.domain.standing import change
from liuzui.credentials.types import Status
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.shell.wording.messages import words as said

ACTS = {
    Status.REVOKED: _("撤销、撤回或者吊销"), Status.SUSPENDED: _("暂停"), Status.IN_FORCE: _("恢复"),
    Status.CANCELLED: _("注销"),
}  # fmt: skip


class WordsField(forms.CharField):
    """Words of several lines, cleaned by the kernel."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 3}), **options})

    def clean(self, value: Any) -> str:
        """The cleaned words, or what is wrong with them."""
        found = clean(str(value or ""), limit=2000, multiline=True)
        if isinstance(found, Refusal):
            raise forms.ValidationError(said(found.code, dict(found.params)))
        return str(super().clean(found))


class DecisionForm(forms.Form):
    """Cause, law, facts and reasons; only causes that may follow from the licence's status."""

    cause = forms.ChoiceField(label=_("决定和情形"))
    words = WordsField(label=_("事实和理由"), help_text=_("持证人会看到，请写清楚查明的事实和证据。"))
    basis = WordsField(
        label=_("另外依据的条文"), required=False, help_text=_("每行一条。暂停、恢复、吊销和“其他法定情形”必须写明。")
    )
    harm = forms.BooleanField(label=_("撤销可能对公共利益造成重大损害（勾选的，依法不予撤销）"), required=False)

    def __init__(self, *args: Any, status: Status, **options: Any) -> None:
        super().__init__(*args, **options)
        every = [(cause.code, cause.code) for cause in CAUSES.values()]  # a retry finds the licence changed already
        self.fields["cause"].choices = every  # type: ignore[attr-defined]
        self.fields["cause"].widget.choices = [("", _("请选择")), *_fitting(status)]


def _fitting(status: Status) -> list[tuple[Any, list[tuple[str, str]]]]:
    """The causes that may follow from a status, by what they lead to."""
    fit = [cause for cause in CAUSES.values() if change(status, cause.status, "") is None]
    groups = groupby(fit, key=lambda cause: cause.status)
    return [(ACTS[act], [(c.code, said(f"credential.reason.{c.code}")) for c in some]) for act, some in groups]


class RenewalForm(forms.Form):
    """Whether a licence is renewed, with reasons; a refusal names its articles."""

    renew = forms.TypedChoiceField(
        label=_("决定"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("准予延续")), ("no", _("不予延续"))],
    )  # fmt: skip
    words = WordsField(label=_("事实和理由"))
    basis = WordsField(label=_("依据的条文"), required=False, help_text=_("每行一条；不予延续的必须写明。"))
