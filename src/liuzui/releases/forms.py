"""What the desk of tables asks for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 10_000_000
WORDS = 500


class UploadForm(forms.Form):
    """A table's file from any modeller or spreadsheet."""

    file = forms.FileField(
        label=_("决策表文件"), widget=forms.FileInput(attrs={"accept": ".dmn,.xml,.csv,.xlsx"}),
        help_text=_("任何 DMN 建模工具的 .dmn 文件，或者按约定格式的 .csv、.xlsx，不超过 10 MB。"),
    )  # fmt: skip
    note = forms.CharField(label=_("改了什么"), max_length=WORDS, required=False)

    def clean_file(self):  # type: ignore[no-untyped-def]
        """No more than the engine reads."""
        found = self.cleaned_data["file"]
        if found.size > LARGEST:
            raise ValidationError(_("文件超过 10 MB，请精简后再上传。"))
        return found


class EditForm(forms.Form):
    """The text of a draft, edited as a table or as it stands."""

    dmn = forms.CharField(label=_("模型（DMN）"), max_length=LARGEST, widget=forms.Textarea(attrs={"rows": 12}))
    note = forms.CharField(label=_("改了什么"), max_length=WORDS, required=False)


class ReviewForm(forms.Form):
    """What a reviewer says."""

    aspect = forms.ChoiceField(label=_("审查什么"), choices=[("legality", _("合法性")), ("fairness", _("公平竞争"))])
    passed = forms.ChoiceField(
        label=_("结论"), choices=[("1", _("通过")), ("0", _("不通过"))], widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("意见"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 2}))


class PublishForm(forms.Form):
    """From which legal day."""

    effective_on = forms.DateField(label=_("从哪天起施行"), widget=forms.DateInput(attrs={"type": "date"}))
