"""Tables of strangers, examined in a process of their own with bounded memory and time, so that no server waits.

Bombs, endless recursion and the like end as a diagnostic; the process can open no other file and write none.
"""

from liuzui.dmn.bounded.job import Job, Report
from liuzui.dmn.bounded.run import examine

__all__ = ["Job", "Report", "examine"]
