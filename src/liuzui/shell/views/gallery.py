"""A page that shows every component in each of its states, for those who build pages and those who check them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.clock import Clock, Limit, Unit, derivation
from liuzui.kernel.refusal import Refusal

LOOKS = (
    ("/theme/light/", _("浅色")),
    ("/theme/dark/", _("深色")),
    ("/elders/on/", _("长者版")),
    ("/elders/off/", _("标准版")),
)
"""The switches under which every component must look right."""
CLOCK = Clock(
    start=date(2026, 2, 12),
    limit=Limit(5, Unit.WORKDAY, "行政许可法 第三十二条第一款第四项"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A value as the catalogue gives it: known or not."""

    value: Any
    known: bool = True


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("店名"), max_length=60, help_text=_("与营业执照一致"))
    area = forms.DecimalField(label=_("场所面积（平方米）"), min_value=1)
    kind = forms.ChoiceField(
        label=_("业态"), choices=[("", _("请选择")), ("small", _("小餐饮")), ("large", _("大型餐饮"))]
    )
    service = forms.ChoiceField(
        label=_("服务方式"), widget=forms.RadioSelect, choices=[("eat", _("堂食")), ("take", _("外卖"))]
    )
    scope = forms.MultipleChoiceField(
        label=_("经营项目"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("hot", _("热食类制售")), ("cold", _("冷食类制售"))],
    )
    note = forms.CharField(label=_("补充说明"), widget=forms.Textarea, required=False)
    promise = forms.BooleanField(label=_("我对所填内容的真实性负责"))


def gallery(request: HttpRequest) -> HttpResponse:
    """All components, all states; nothing here comes from the county."""
    context = {
        "looks": LOOKS,
        "at": datetime(2026, 11, 19, 1, 12, tzinfo=UTC),
        "known": Sample(_("龙兴路政务服务中心")),
        "unknown": Sample("unknown", known=False),
        "blank": SampleForm(auto_id="blank_%s"),
        "wrong": SampleForm({"name": "", "area": "-3"}, auto_id="wrong_%s"),
        "pages": Paginator(range(240), 20).get_page(request.GET.get("page", 5)),
        "refusal": Refusal(
            "text.too_long", {"limit": 200, "length": 10000}, ("行政许可法 第三十一条",), "text.shorten"
        ),
        "tabs": [(_("待办"), 12), (_("今天到期"), 3), (_("已办"), 0)],
        "long": str(_("很长的名称")) * 12,
        "lines": derivation(CLOCK, china_calendar()),
    }
    return render(request, "shell/gallery/page.html", context)
