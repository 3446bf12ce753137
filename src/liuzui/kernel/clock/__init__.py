"""The statutory clock: when a limit ends, and how that date came about.

The start day is not counted, months end on the same-numbered day or the month's end, a last day on a holiday
rolls on (民法典 第二百零一条至第二百零三条); 日 of the Licensing Law are workdays (行政许可法 第八十二条) and the
time of special procedures is not counted (第四十五条).
"""

from liuzui.kernel.clock.count import due
from liuzui.kernel.clock.explain import derivation
from liuzui.kernel.clock.terms import Clock, Due, Extension, Limit, Line, Pause, Unit

__all__ = ["Clock", "Due", "Extension", "Limit", "Line", "Pause", "Unit", "derivation", "due"]
