"""What a request asks of the board: which day, which light, which type, town and month."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from liuzui.scoreboard.reads.clause20 import kind_names, town_names
from liuzui.scoreboard.reads.courses import FIRST, Narrowed
from liuzui.scoreboard.types import Light
from liuzui.shell.time import legal_today

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as it was understood; `problem` says what of it was not."""

    day: date
    only: Narrowed
    light: str = ""
    month: str = ""
    problem: str = ""

    @property
    def query(self) -> str:
        """The day as a query string, for links; empty for today."""
        return "" if self.day == legal_today() else f"on={self.day:%Y-%m-%d}"


def asked(request: HttpRequest) -> Asked:
    """The question of a request; what cannot be read is left out and said."""
    get, today = request.GET, legal_today()
    day, problem = _day(get.get("on", ""), today)
    kind, town = get.get("kind", ""), get.get("town", "")
    light, month = get.get("light", ""), get.get("month", "")
    only = Narrowed(kind if kind in kind_names() else "", town if town in town_names() else "")
    return Asked(day, only, light if light in set(Light) else "", month if MONTH.fullmatch(month) else "", problem)


def _day(text: str, today: date) -> tuple[date, str]:
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return today, _("看不懂这个日期，显示的是今天。请写成 2026-06-30 这样。")
    if not FIRST <= day <= today:
        return today, _("只能看 {first} 到今天之间的日期，显示的是今天。").format(first=FIRST)
    return day, ""
