"""双告知: which departments are told of a registration, and what the applicant is told (国务院 证照分离)."""

from collections.abc import Iterator
from dataclasses import dataclass

from liuzui.catalog.types import AccessRule
from liuzui.registry.domain.scope.read import Scope

TOLD = frozenset({"licence_after", "licence_before", "filing"})
BETWEEN = "、"
"""Between departments of which each is told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One department (agency code where the list names one), the lines it is told of, their licences (zh, en)."""

    department: str
    department_en: str
    agency: str
    lines: tuple[tuple[str, str, str], ...]


def notices(scope: Scope) -> tuple[Notice, ...]:
    """The notices that follow from a scope, one for each department, in the order of the lines."""
    found: dict[str, list[tuple[AccessRule, str, str]]] = {}
    for judged in scope.lines:
        for rule in judged.rules:
            for department, english in _departments(rule):
                found.setdefault(department, []).append((rule, judged.text, english))
    return tuple(_notice(department, told) for department, told in found.items())


def _departments(rule: AccessRule) -> Iterator[tuple[str, str]]:
    """Each department that a rule names, in Chinese and English; one that is not told is none."""
    if rule.result not in TOLD or not rule.department:
        return
    named, english = rule.department.zh.split(BETWEEN), rule.department.en.split(" and ")
    for number, one in enumerate(named):
        yield one, english[min(number, len(english) - 1)]


def _notice(department: str, told: list[tuple[AccessRule, str, str]]) -> Notice:
    licences: dict[str, dict[str, str]] = {}
    for rule, line, _ in told:
        needed = rule.licence or rule.name
        licences.setdefault(line, {})[needed.zh] = needed.en
    agency = next((rule.agency for rule, _, _ in told if rule.agency), "")
    lines = tuple((line, BETWEEN.join(of), ", ".join(of.values())) for line, of in licences.items())
    return Notice(department, told[0][2], agency, lines)
