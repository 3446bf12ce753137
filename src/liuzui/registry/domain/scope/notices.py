"""双告知: which departments are told of a registration, and what the applicant is told (国务院 证照分离)."""

from dataclasses import dataclass

from liuzui.catalog.types import AccessRule
from liuzui.registry.domain.scope.read import Scope

TOLD = frozenset({"licence_after", "licence_before", "filing"})


@dataclass(frozen=True, slots=True)
class Notice:
    """One department (agency code where the county has one) and the lines it is told of."""

    department: str
    department_en: str
    agency: str
    licences: tuple[str, ...]
    lines: tuple[str, ...]


def notices(scope: Scope) -> tuple[Notice, ...]:
    """The notices that follow from a scope, one for each department, in the order of the lines."""
    found: dict[str, list[tuple[AccessRule, str]]] = {}
    for judged in scope.lines:
        for rule in judged.rules:
            if rule.result in TOLD and rule.department:
                found.setdefault(rule.department.zh, []).append((rule, judged.text))
    return tuple(_notice(told) for told in found.values())


def _notice(told: list[tuple[AccessRule, str]]) -> Notice:
    first = told[0][0]
    department = first.department
    licences = dict.fromkeys((rule.licence or rule.name).zh for rule, _ in told)
    lines = dict.fromkeys(line for _, line in told)
    zh, en = (department.zh, department.en) if department else ("", "")
    return Notice(zh, en, first.agency or "", tuple(licences), tuple(lines))
