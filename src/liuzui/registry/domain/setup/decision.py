"""What the decision table of instant approval asks: plain facts and the reasons that speak for an officer."""

from collections.abc import Sequence

from liuzui.registry.domain.setup.application import SetupApplication
from liuzui.registry.types import Finding

PARTS = ("type", "name", "scope", "premises", "capital", "people")
Fact = str | int | bool | list[str]


def facts_for_decision(application: SetupApplication, findings: Sequence[Finding]) -> dict[str, Fact]:
    """Facts for `company-setup-instant`: type, numbers of findings, reasons; the table grants or hands over."""
    officer = [finding for finding in findings if finding.severity in {"block", "handover"}]
    facts: dict[str, Fact] = {
        "entity type": application.entity,
        "foreign": application.foreign,
        "blocks": sum(finding.severity == "block" for finding in findings),
        "handovers": sum(finding.severity == "handover" for finding in findings),
        "promises": sum(finding.severity == "promise" for finding in findings),
        "reasons": list(dict.fromkeys(finding.code for finding in officer)),
    }
    for part in PARTS:
        facts[f"{part} clear"] = not any(finding.field.split(".")[0].split("_")[0] == part for finding in officer)
    return facts
