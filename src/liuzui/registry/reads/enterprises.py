"""Enterprises as anyone may see them: what the register says; natural persons only by masked names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page

from liuzui.credentials import reads as credentials
from liuzui.credentials.reads.held import Card
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.registers import reads as registers
from liuzui.registry.domain.annual_report import AnnualReport, annual_report
from liuzui.shell.masking import mask_name

PER_PAGE = 20
Due = tuple[Party, AnnualReport]
"""An organisation and the report that it can file now."""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """What is public of an enterprise; `head` is masked, `report` is unknown without a day of registration."""

    party: Party
    head: str
    status: str
    registered: date | None
    scope: str
    address: str
    source: str
    licences: tuple[Card, ...]
    report: AnnualReport | None

    @property
    def licence(self) -> Card | None:
        """Its business licence, which says its type and what its head is called; None where it was not issued here."""
        return next((one for one in self.licences if one.number == self.party.number and one.form), None)


def listing(text: str, page: str | int) -> "Page[Any]":
    """Enterprises whose name holds the text, or whose credit code it is (two statements)."""
    return parties.organisations(text, page, PER_PAGE)


def enterprise(uscc: str, today: date) -> Enterprise | None:
    """The enterprise with this credit code."""
    found = parties.organisation_by_uscc(uscc)
    if found is None:
        return None
    said = registers.snapshot("organisation", str(found.id), valid=today)
    told = {name: str(fact.value or "") for name, fact in said.items()}
    since = said["status"].valid_from if "status" in said else None
    return Enterprise(
        party=found, head=_head(found.representative), status=told.get("status", ""), registered=since,
        scope=told.get("scope", ""), address=told.get("address", ""),
        source=said["status"].source if "status" in said else "", licences=credentials.licences_of(found.id),
        report=annual_report(since, today) if since else None,
    )  # fmt: skip


def _head(person: UUID | None) -> str:
    found = parties.party(person) if person else None
    return mask_name(found.name) if found and not found.erased else ""


def reports_due(owned: Iterable[Party], today: date) -> tuple[Due, ...]:
    """Annual reports that can be filed now, of these parties (one statement for each organisation)."""
    found = []
    for party in owned:
        said = registers.as_of("organisation", str(party.id), "status", valid=today) if party.form else None
        report = annual_report(said.valid_from, today) if said else None
        if report is not None and report.open:
            found.append((party, report))
    return tuple(found)
