"""Words of the board: lights, parts of the software that measure, how figures are written."""

from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liuzui.catalog.types import Figure
from liuzui.scoreboard.types import Light

LIGHTS = {
    Light.MET: gettext_noop("达成"),
    Light.MET_LATE: gettext_noop("迟达成"),
    Light.MISSED: gettext_noop("未达"),
    Light.UNDER_WAY: gettext_noop("推进中，未到期"),
    Light.NOT_MEASURED: gettext_noop("尚未测量"),
    Light.NOT_COUNTY: gettext_noop("非县级事权"),
}
TONES = {Light.MET: "ok", Light.MET_LATE: "warn", Light.MISSED: "late", Light.UNDER_WAY: "warn"}
OWNERS = {
    "scoreboard": gettext_noop("规划考核"),
    "decisions": gettext_noop("规则裁量"),
    "market": gettext_noop("要素市场"),
    "procurement": gettext_noop("采购招标"),
    "catalog": gettext_noop("事项目录"),
    "credentials": gettext_noop("电子证照"),
    "cases": gettext_noop("办件"),
    "web": gettext_noop("门户"),
    "parties": gettext_noop("当事人"),
    "voice": gettext_noop("诉求评价"),
    "policy": gettext_noop("惠企政策"),
    "projects": gettext_noop("工程项目"),
    "supervision": gettext_noop("监管"),
    "registry": gettext_noop("登记"),
    "insolvency": gettext_noop("破产"),
    "credit": gettext_noop("信用"),
    "exchange": gettext_noop("数据共享"),
}
COMPARED = {"at_most": "≤ ", "at_least": "≥ ", "more_than": "> ", "equals": "", "all": "", "rank": ""}
LACKING = {"board.fee_unknown": gettext_noop("有的收费尚未核实，不作判断")}


def is_english(request: HttpRequest) -> bool:
    """Whether the page is in English."""
    return str(getattr(request, "LANGUAGE_CODE", "")).startswith("en")


def light(state: Light) -> str:
    """The words of a light."""
    return _(LIGHTS[state])


def owner(context: str) -> str:
    """The part of the software that measures a clause."""
    return _(OWNERS[context]) if context in OWNERS else context


def promise(figure: Figure, lang: str) -> str:
    """A promised figure in words: `≤ 0.5 天`; one that is no number in the words of its scope."""
    if not figure.value.replace(".", "", 1).isdecimal():
        return figure.scope.in_(lang)
    return f"{COMPARED[figure.comparison]}{figure.value} {figure.unit.in_(lang)}"


def number(value: Decimal | float | None, places: int = 2) -> str:
    """A number without needless zeros; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def hours(minutes: int | None) -> str:
    """Whole minutes as hours and minutes; a dash where there are none."""
    if minutes is None:
        return "—"
    if minutes == 0:
        return _("不到 1 分钟")
    if minutes < 60:
        return _("{m} 分钟").format(m=minutes)
    return _("{h} 小时 {m} 分").format(h=minutes // 60, m=minutes % 60)
