"""Values and explanations as JSON: numbers keep all their digits, what JSON has not is kept as its FEEL text."""

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any

from liuzui.dmn.diagnostics import Diagnostic
from liuzui.dmn.explain.types import DECIDED, Explanation, Miss
from liuzui.dmn.feel.evaluation import evaluate
from liuzui.dmn.feel.semantics.text import literal_of, text_of
from liuzui.dmn.tables.rules import Table

FAILED = "failed"
"""The state of a decision that gives null: no rule fits, or the facts do not."""


def as_json(value: object) -> Any:
    """The value as JSON.

    >>> as_json([Decimal("1.50"), "甲", None])
    [{'number': '1.50'}, '甲', None]
    """
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Decimal):
        return {"number": text_of(value)}
    if isinstance(value, list | tuple):
        return [as_json(one) for one in value]
    if isinstance(value, Mapping):
        return {"entries": {str(key): as_json(one) for key, one in value.items()}}
    return {"feel": literal_of(value)}


MISFITS = frozenset({"feel.type", "feel.entry_missing", "dmn.value_not_allowed"})
"""What the engine says of a fact that is not of its type; it then decides as if the fact were null."""


def plain_of(found: Explanation, inputs: Container[str]) -> dict[str, Any]:
    """An explanation with all it rests on; where a fact given is not of its type, nothing is decided."""
    told = plain(found)
    if any(misfit(one, inputs) for one in told["problems"]):
        nothing: dict[str, Any] = {
            "value": None,
            "matched": [],
            "why_not": [],
            "missing": [],
            "ask": None,
            "requires": [],
        }
        return {**told, **nothing, "state": FAILED}
    return told


def misfit(one: Mapping[str, Any], inputs: Container[str]) -> bool:
    """Whether a problem says that a fact is not of its type."""
    return one["code"] in MISFITS and one["element"] in inputs


def plain(found: Explanation) -> dict[str, Any]:
    """An explanation with all it rests on."""
    return {
        "decision": found.decision,
        "state": FAILED if found.state == DECIDED and found.value is None else found.state,
        "value": as_json(found.value),
        "matched": list(found.matched),
        "inputs": [[label, as_json(value)] for label, value in found.inputs],
        "why_not": [{"rule": one.rule, "misses": [_miss(miss) for miss in one.misses]} for one in found.why_not],
        "missing": list(found.missing),
        "ask": found.ask,
        "requires": [plain(one) for one in found.requires],
        "problems": [problem(one) for one in found.diagnostics],
    }


def _miss(miss: Miss) -> dict[str, Any]:
    params = {name: as_json(value) for name, value in miss.need.params.items()}
    return {"label": miss.label, "actual": as_json(miss.actual), "need": miss.need.code, "params": params}


def problem(one: Diagnostic) -> dict[str, Any]:
    """A diagnostic with its place."""
    return {
        "code": one.code,
        "params": dict(one.params),
        "file": one.place.file,
        "element": one.place.element,
        "cell": one.place.cell,
        "severity": one.severity,
    }


def results(table: Table | None) -> list[Any]:
    """What each rule of a table gives, null for what only facts decide."""
    if table is None or table.broken:
        return []
    return [as_json(evaluate(rule.texts[0]).value if len(rule.texts) == 1 else None) for rule in table.rules]
