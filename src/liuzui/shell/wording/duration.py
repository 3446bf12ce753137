"""Lengths of time in words, in the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def words(amount: int, unit: str) -> str:
    """A length such as `20 个工作日`; `unit` is one of the units in which law states limits."""
    templates = {
        "workday": ngettext("%(n)s 个工作日", "%(n)s 个工作日", amount),
        "half_workday": ngettext("%(n)s 个半个工作日", "%(n)s 个半个工作日", amount),
        "workhour": ngettext("%(n)s 个工作小时", "%(n)s 个工作小时", amount),
        "workminute": ngettext("%(n)s 工作分钟", "%(n)s 工作分钟", amount),
        "hour": ngettext("%(n)s 小时", "%(n)s 小时", amount),
        "day": ngettext("%(n)s 日", "%(n)s 日", amount),
        "month": ngettext("%(n)s 个月", "%(n)s 个月", amount),
        "year": ngettext("%(n)s 年", "%(n)s 年", amount),
    }
    if unit == "half_workday" and amount == 1:
        return _("半个工作日")
    return templates.get(unit, "%(n)s") % {"n": amount}
