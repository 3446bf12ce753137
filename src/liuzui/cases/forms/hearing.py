"""What officers fill in on third parties and hearings, and what the applicant states (许可法 36, 46-48)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuzui.cases.forms.desk import MinuteInput, WordsField


class InterestedForm(forms.Form):
    """Who is told of the application, and of what."""

    words = WordsField(
        label=_("告知谁、什么事项"),
        help_text=_("写明姓名（名称）、联系方式、与她有什么重大利害关系、哪天怎样告知。只有办案人员看得到。"),
    )


class HeardForm(forms.Form):
    """What an interested person stated."""

    number = forms.TypedChoiceField(label=_("第几位利害关系人"), coerce=int)
    stated = forms.TypedChoiceField(
        label=_("她的意见"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        choices=[("yes", _("提出了意见")), ("no", _("表示没有意见，或者到期没有提出"))],
    )
    words = WordsField(label=_("意见的内容（没有意见的，写明怎样得知）"))

    def __init__(self, *args: Any, numbers: Iterable[int] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["number"].choices = [(n, n) for n in numbers]  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    """The right to a hearing is told."""

    words = WordsField(label=_("为什么直接涉及重大利益关系"))
    told_at = forms.DateTimeField(
        label=_("告知到达的时间"),
        widget=MinuteInput(),
        required=False,
        help_text=_("五个工作日从这天起算。不填就是现在。"),
    )


class OrderForm(forms.Form):
    """A hearing of the agency's own motion."""

    words = WordsField(label=_("依据的规定，或者涉及的重大公共利益"))


class CallForm(forms.Form):
    """When, where, who chairs."""

    held_at = forms.DateTimeField(
        label=_("举行时间"),
        widget=MinuteInput(),
        help_text=_("至少提前七个工作日通知；有人申请的，自申请起二十个工作日内举行。"),
    )
    place = forms.CharField(label=_("地点"), max_length=200)
    chair = forms.ChoiceField(label=_("主持人"), help_text=_("审查过这个申请的人不能主持。"))

    def __init__(self, *args: Any, chairs: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["chair"].choices = [("", _("请选择")), *chairs]  # type: ignore[attr-defined]


class RecordForm(forms.Form):
    """The record of the hearing."""

    words = WordsField(
        label=_("听证笔录"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("写明参加人、各方意见和证据；交参加人确认无误后签字或者盖章。决定根据笔录作出。"),
    )  # fmt: skip


class StatementForm(forms.Form):
    """The applicant's statement."""

    words = WordsField(label=_("陈述和申辩的内容"))
