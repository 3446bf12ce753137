"""Decisions in words, at the edge: from the kept reasons and the words of the table's own release."""

from typing import Any

from liuzui.catalog import reads as catalog
from liuzui.decisions.domain.telling import Teller, Told
from liuzui.decisions.domain.values import as_json
from liuzui.decisions.reads.asking import explainer_of
from liuzui.decisions.types import Decision
from liuzui.dmn import evaluate

__all__ = ["Told", "tell", "teller"]


def tell(decision: Decision, lang: str = "zh") -> Told | None:
    """The decision in `zh` or `en`; None once its reasons are erased."""
    return teller(decision.table, decision.release, lang).tell(decision.reasons) if decision.reasons else None


def teller(code: str, release: str, lang: str) -> Teller:
    """Finds the words of a release's table."""
    return Teller(catalog.decision(code, release), results(code, release), lang)


def results(code: str, release: str) -> tuple[Any, ...]:
    """What each rule of the table gives, None for what facts decide."""
    table = explainer_of(code, release).decider.node.table
    return tuple(as_json(_constant(rule.texts)) for rule in table.rules) if table else ()


def _constant(texts: Any) -> object:
    return evaluate(texts[0]).value if len(texts) == 1 else None
