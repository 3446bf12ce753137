"""`/my/readings/`: who read the data of the party that the account acts for."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.exchange import reads
from liuzui.exchange.types import Reading
from liuzui.parties import reads as parties

PER_PAGE = 20
PURPOSES = {
    "fill": gettext_noop("预填表格，免得重复填写"),
    "examine": gettext_noop("审查办件"),
    "verify": gettext_noop("核验证照"),
    "supervise": gettext_noop("事中事后监管"),
    "verify_identity": gettext_noop("窗口核验身份"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A reading with the words of the page."""

    reading: Reading
    who: str
    purpose: str
    fields: tuple[Text, ...]


def readings(request: HttpRequest) -> HttpResponse:
    """The readings of the party she acts for, newest first."""
    party = parties.acting(request.user, request.session)  # type: ignore[arg-type]
    found = reads.readings(party.id) if party else ()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    titles = {field.code: Text(field.zh, field.en) for one in reads.sources().values() for field in one.fields}
    me = f"account:{request.user.pk}"
    shown = [_shown(one, me, titles) for one in page.object_list]
    return render(request, "exchange/readings.html", {"party": party, "page": page, "shown": shown})


def _shown(one: Reading, me: str, titles: dict[str, Text]) -> Shown:
    purpose = _(PURPOSES[one.purpose]) if one.purpose in PURPOSES else one.purpose
    return Shown(one, _who(one, me), purpose, tuple(titles.get(code) or Text(code, code) for code in one.fields))


def _who(one: Reading, me: str) -> str:
    """Herself, an officer with agency, another system, or this system."""
    if one.reader == me:
        return _("您本人")
    if one.officer:
        return f"{_agency(one.agency)} · {one.officer}"
    kind, _sep, name = one.reader.partition(":")
    return {"service": _("系统接口：%s") % name, "system": _("本系统自动办理")}.get(kind, _("其他账号"))


def _agency(code: str) -> str:
    from django.utils.translation import get_language

    named = {agency.code: agency.name for agency in catalog.agencies()}
    return named[code].in_(get_language() or "zh-hans") if code in named else code
