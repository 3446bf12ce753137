"""The work calendar: which days are workdays, how workdays and working minutes are counted.

Statutory holidays and make-up working days come from the State Council's yearly notice; a year whose notice
is not out uses weekends plus the festivals fixed by 全国年节及纪念日放假办法, and dates in it are provisional.
"""

from liuzui.kernel.calendar.china import CHINA_ZONE, OFFICE_HOURS, Override, china_calendar
from liuzui.kernel.calendar.hours import Hours
from liuzui.kernel.calendar.workdays import OutsideCalendar, Spent, WorkCalendar

__all__ = [
    "CHINA_ZONE",
    "OFFICE_HOURS",
    "Hours",
    "OutsideCalendar",
    "Override",
    "Spent",
    "WorkCalendar",
    "china_calendar",
]
