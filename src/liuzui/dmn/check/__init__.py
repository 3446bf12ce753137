"""Checking tables before they are used: gaps, overlaps, rules that cannot match, type errors, missing references.

Exact for intervals, enumerations and dates: a column is a line of regions, a rule a box of them.
"""

from liuzui.dmn.check.checker import check, check_table
from liuzui.dmn.check.findings import Finding

__all__ = ["Finding", "check", "check_table"]
