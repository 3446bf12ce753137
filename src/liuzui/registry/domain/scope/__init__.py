"""Scope of business: free text split into lines, matched to standard wordings, judged by market access.

Basis: 市场主体登记管理条例 第十四条 (lines are general or licensed; standard list). Nothing typed is ever dropped.
"""

from liuzui.registry.domain.scope.examine import ScopeFacts, examine_scope
from liuzui.registry.domain.scope.match import Catalogue, Match, catalogue
from liuzui.registry.domain.scope.notices import Notice, notices
from liuzui.registry.domain.scope.read import Judged, Scope, Tables, main_line, read_scope
from liuzui.registry.domain.scope.split import Line, split_scope

__all__ = [
    "Catalogue",
    "Judged",
    "Line",
    "Match",
    "Notice",
    "Scope",
    "ScopeFacts",
    "Tables",
    "catalogue",
    "examine_scope",
    "main_line",
    "notices",
    "read_scope",
    "split_scope",
]
