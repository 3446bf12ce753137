"""What leaves the county: systems that are told of events, and history for process mining."""

import tempfile
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from liuzui.catalog.reads import event_words
from liuzui.exchange.reads.partners import partners
from liuzui.exchange.services import partners as service
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.reads.stuck import fared
from liuzui.ledger.services.exporting import Window, export
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words
from liuzui.web.wiring import MINED, OFFERED

FORMS = (("xes", "XES"), ("ocel-json", "OCEL 2.0 (JSON)"), ("ocel-xml", "OCEL 2.0 (XML)"))
ENDINGS = {"xes": "xes", "ocel-json": "jsonocel", "ocel-xml": "xmlocel"}


def kinds() -> list[tuple[str, str]]:
    """What may be told, in words and by its name in the protocol."""
    return [(kind, f"{event_words(kind, get_language() or 'zh')} · {kind}") for kind in OFFERED]


class PartnerForm(forms.Form):
    """A system that is to be told of events."""

    partner = forms.CharField(
        label=gettext_lazy("简称"), max_length=40, help_text=gettext_lazy("小写字母、数字、连字符。")
    )
    url = forms.CharField(
        label=gettext_lazy("接收地址"),
        max_length=300,
        help_text=gettext_lazy("主机必须在允许名单里（LIUZUI_OUTSIDE）。"),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("告知哪些事"),
        choices=kinds,
        widget=forms.CheckboxSelectMultiple,
    )
    basis = forms.CharField(label=gettext_lazy("共享的法律依据"), max_length=400)
    restricted = forms.BooleanField(label=gettext_lazy("依据允许共享限制知悉的字段"), required=False)


class ExportForm(forms.Form):
    """Which part of history, in which form."""

    form = forms.ChoiceField(label=gettext_lazy("格式"), choices=FORMS)
    since = forms.DateField(
        label=gettext_lazy("从哪天起"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("到哪天止"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    item = forms.CharField(
        label=gettext_lazy("事项编码"), max_length=80, required=False, help_text=gettext_lazy("不填就是全部事项。")
    )


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """Subscriptions and how their messages fare; a new secret is shown once, in the answer that made it."""
    form, secret, refusal = PartnerForm(request.POST or None), "", None
    if request.method == "POST":
        if not may_act(request):
            return HttpResponse(status=403)
        if form.is_valid():
            said = form.cleaned_data
            wish = service.Wish(said["partner"], said["url"], tuple(said["kinds"]), said["basis"], said["restricted"])
            outcome = service.subscribe(wish, OFFERED, actor=_actor(request), at=now())
            secret, refusal = ("", outcome) if isinstance(outcome, Refusal) else (outcome, None)
    status = 422 if request.method == "POST" and not secret else 200
    return _page(request, status, form=PartnerForm() if secret else form, secret=secret, refusal=refusal)


@never_cache
def renew(request: HttpRequest, partner: str) -> HttpResponse:
    """A new secret, the old one signing as well until the next renewal."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    outcome = service.renew_secret(partner, overlap=True, actor=_actor(request), at=now())
    if isinstance(outcome, Refusal):
        return _page(request, 422, form=PartnerForm(), refusal=outcome)
    return _page(request, 200, form=PartnerForm(), secret=outcome)


def end(request: HttpRequest, partner: str) -> HttpResponse:
    """Ends a subscription."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    outcome = service.unsubscribe(partner, actor=_actor(request), at=now())
    if isinstance(outcome, Refusal):
        messages.error(request, words(outcome.code, outcome.params))
    else:
        messages.success(request, _("已停止告知，已排队的消息仍会送到。"))
    return HttpResponseRedirect(reverse("desk-partners"))


def _page(request: HttpRequest, status: int, **found: Any) -> HttpResponse:
    many = fared()
    rows = [(one, many.get(one.partner, {})) for one in partners()]
    return render(
        request, "web/desk/partners.html", {"rows": rows, "may_act": may_act(request), **found}, status=status
    )


def history(request: HttpRequest) -> HttpResponseBase:
    """History for process mining, under pseudonyms that mean nothing outside the file; that it left is an event."""
    form = ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "web/desk/export.html", {"form": form}, status=422 if request.method == "POST" else 200)
    said, zone = form.cleaned_data, ZoneInfo(settings.TIME_ZONE)
    since = datetime.combine(said["since"], time(), zone) if said["since"] else None
    until = datetime.combine(said["until"] + timedelta(days=1), time(), zone) if said["until"] else None
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    window = Window(since, until, said["item"])
    export(said["form"], lambda text: file.write(text.encode()), MINED, window, actor=_actor(request), at=now())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"history.{ENDINGS[said['form']]}")


def may_act(request: HttpRequest) -> bool:
    """Heads decide what leaves the county; auditors look."""
    return "head" in getattr(request.user, "roles", frozenset())


def _actor(request: HttpRequest) -> str:
    return f"account:{request.user.pk}"
