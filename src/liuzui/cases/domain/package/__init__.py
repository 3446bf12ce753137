"""`package/1` (一件事): one application, one decision, members that start when what they need is there.

`decide` answers a command with what follows from it; `evolve` folds events. Each member has its agency and clock.
"""

from liuzui.cases.domain.package.clocks import ends, holder
from liuzui.cases.domain.package.decide import NAME, decide
from liuzui.cases.domain.package.evolve import evolve, fold
from liuzui.cases.domain.package.state import Member, Package
from liuzui.cases.domain.package.terms import MemberTerms, PackageTerms
from liuzui.cases.domain.protocol import Protocol

PACKAGE = Protocol(NAME, Package, decide, evolve, ends, holder)

__all__ = ["NAME", "PACKAGE", "Member", "MemberTerms", "Package", "PackageTerms", "decide", "evolve", "fold"]
