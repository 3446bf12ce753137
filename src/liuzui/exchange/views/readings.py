"""`/my/readings/`: who read the data of the party that the account acts for."""

import re
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

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
    "case": gettext_noop("办理办件"),
    "draft": gettext_noop("准备申请"),
    "present": gettext_noop("查看证照"),
}
FIELDS = {
    "form": gettext_noop("申请表"),
    "materials": gettext_noop("申请材料"),
    "material": gettext_noop("申请材料"),
    "document": gettext_noop("办件文书"),
}
DUTY = ("个人信息保护法 第三十四条",)
"""An officer who handles a case reads within her statutory duty (PIPL art. 34)."""
CASE = re.compile(r"case[: ](\S+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A reading with the words of the page."""

    reading: Reading
    who: str
    purpose: str
    case: str
    basis: tuple[str, ...]
    fields: tuple[str, ...]


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
    """Readings of other contexts name a case in their purpose; an officer's basis is then her duty."""
    case = CASE.fullmatch(one.purpose)
    purpose = "case" if case else one.purpose
    return Shown(
        one,
        _who(one, me),
        _(PURPOSES[purpose]) if purpose in PURPOSES else purpose,
        case[1] if case else one.case,
        one.basis or (DUTY if case and one.officer else ()),
        tuple(dict.fromkeys(_field(code, titles) for code in one.fields)),
    )


def _field(code: str, titles: dict[str, Text]) -> str:
    """What a fact or a part of a case is called; a code nobody knows stays as it is."""
    if code in titles:
        return titles[code].in_(get_language() or "zh-hans")
    kind = re.split(r"[.:]", code)[0]
    return _(FIELDS[kind]) if kind in FIELDS else code


def _who(one: Reading, me: str) -> str:
    """Herself, an officer with agency, another system, or this system."""
    if one.reader == me:
        return _("您本人")
    if one.officer:
        return f"{_agency(one.agency)} · {one.officer}"
    kind, _sep, name = one.reader.partition(":")
    return {"service": _("系统接口：%s") % name, "system": _("本系统自动办理")}.get(kind, _("其他账号"))


def _agency(code: str) -> str:
    named = {agency.code: agency.name for agency in catalog.agencies()}
    return named[code].in_(get_language() or "zh-hans") if code in named else code
