"""What the table of instant approval asks (`company-setup-instant`): facts of an examination, and reasons for a person.

The facts carry the names that the table's cells are written for; `reasons` are codes, never data of a person.
"""

from collections.abc import Sequence

from liuzui.registry.domain.setup.application import SetupApplication
from liuzui.registry.types import Finding

TABLE = "company-setup-instant"
GRANTED = "当场登记"
BY_TABLE = "registry.instant.table"
"""The reason where the table hands over what no finding speaks of."""
PARTS = {"名称": "name", "经营范围": "scope", "住所": "premises", "出资": "capital", "人员": "people"}
Fact = str | int | bool


def reasons(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Codes of the findings that speak for an officer, each once."""
    return tuple(dict.fromkeys(one.code for one in findings if one.severity in {"block", "handover"}))


def facts_for_decision(application: SetupApplication | None, findings: Sequence[Finding]) -> dict[str, Fact]:
    """Facts of an application (None: its type was not understood) and of everything found in it."""
    officer = [finding for finding in findings if finding.severity in {"block", "handover"}]
    facts: dict[str, Fact] = {
        "主体类型": application.entity if application else "unknown",
        "有外国投资者": bool(application and application.foreign),
        "要先改正的处数": sum(finding.severity == "block" for finding in officer),
    }
    for name, part in PARTS.items():
        facts[f"{name}清楚"] = not any(_part(finding) == part for finding in officer)
    return facts


def _part(finding: Finding) -> str:
    return finding.field.split(".")[0].split("_")[0]
