"""Decisions in words, at the edge: from the kept reasons and the words of the table's own release."""

from typing import Any

from liuzui.catalog import reads as catalog
from liuzui.decisions.domain.telling import Teller, Told
from liuzui.decisions.reads.asking import explainer_of
from liuzui.decisions.types import Decision
from liuzui.dmn.explain.plain import results

__all__ = ["Told", "tell", "teller"]


def tell(decision: Decision, lang: str = "zh") -> Told | None:
    """The decision in `zh` or `en`; None once its reasons are erased."""
    return teller(decision.table, decision.release, lang).tell(decision.reasons) if decision.reasons else None


def teller(code: str, release: str, lang: str) -> Teller:
    """Finds the words of a release's table."""
    return Teller(catalog.decision(code, release), results_of(code, release), lang)


def results_of(code: str, release: str) -> tuple[Any, ...]:
    """What each rule of a release's table gives."""
    return tuple(results(explainer_of(code, release).decider.node.table))
