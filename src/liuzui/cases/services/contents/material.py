"""What every document draws on: the event, the state just after it, the item, the agency, the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings

from liuzui.cases.domain.package import Package
from liuzui.cases.models import Case
from liuzui.cases.reads import cases, progress, window
from liuzui.cases.reads.protocols import protocol_named, terms_of
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Agency, Item, Sourced
from liuzui.kernel.clock import Clock, derivation
from liuzui.kernel.legalday import legal_day
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent, load
from liuzui.parties import reads as parties
from liuzui.shell.documents.contracts import Head, MaterialLine, Remedy, Step


@dataclass(frozen=True)
class Material:
    """Lazy: a document asks only for what it prints."""

    row: Case
    event: StoredEvent
    number: str
    happened: tuple[StoredEvent, ...]

    @classmethod
    def of(cls, row: Case, event: StoredEvent, number: str) -> "Material":
        """Material for the document of one event."""
        before = tuple(e for e in ledger.events(event.stream) if e.version <= event.version)
        return cls(row, event, number, before)

    @cached_property
    def terms(self) -> Any:
        """Terms of the case at the event."""
        return terms_of(self.state)

    @cached_property
    def state(self) -> Any:
        """The state just after the event."""
        protocol, zone, state = protocol_named(self.row.protocol), catalog.calendar(self.row.release).zone, None
        for e in self.happened:
            state = protocol.evolve(state, (load(e.kind, e.schema, e.data), e.occurred_at), zone)
        return state

    @property
    def together(self) -> bool:
        """Whether it is a package's, under the regulation of registration."""
        return isinstance(self.state, Package)

    @cached_property
    def item(self) -> Item:
        """The item as it stood for the case at the event."""
        return catalog.item(self.row.item, self.state.release)

    @cached_property
    def agency(self) -> Agency:
        """The deciding agency."""
        return catalog.agency(self.row.agency, self.state.release)

    @cached_property
    def applicant(self) -> str:
        """The applicant's full name."""
        found = parties.party(UUID(self.row.applicant))
        return found.name if found else ""

    def filed_by(self, account: str) -> str:
        """The applicant and, where someone else acted for it, who did; at a window the officer and who stood there."""
        name, work = parties.name_of(account), window.behalf(self.state)
        if work and account == self.state.filed_by:
            there = f"，{work.present} 到场" if work.agent else "，本人到场"
            return f"{self.applicant}（窗口工作人员 {work.officer} 代为提交{there}）"
        return f"{self.applicant}（经办人：{name}）" if name and name != self.applicant else self.applicant

    @property
    def collector(self) -> str:
        """Who collected at the one exit, and for whom where it was an agent; empty for any other way."""
        present = self.event.data.get("present", "")
        found = parties.party(UUID(present)) if present else None
        agent = "" if present == self.row.applicant else f"（代 {self.applicant} 领取）"
        return f"{found.name}{agent}" if found else ""

    @property
    def day(self) -> date:
        """Legal day of the event."""
        return legal_day(self.event.occurred_at, self.terms.calendar.zone)

    @property
    def head(self) -> Head:
        """What stands on every document."""
        return Head(
            issuer=self.agency.name.zh, number=self.number, case_number=self.row.number, addressee=self.applicant,
            item=self.item.name.zh, date=self.day, verify_url=f"{settings.PUBLIC_URL}/open/verify?q={self.number}",
            advice_phone=known(self.item.service.phones.advice),
            complaint_phone=known(self.item.service.phones.complaint),
        )  # fmt: skip

    def words(self, commitment: str) -> Any:
        """The words that an event commits to; empty when erased."""
        found = cases.case(self.row.number)
        return (cases.words(found).get(commitment) if found else None) or ""

    def material_lines(self, codes: tuple[str, ...]) -> tuple[MaterialLine, ...]:
        """Materials by their codes, as handed in electronically."""
        names = {m.key: m.name.zh for m in self.item.materials}
        return tuple(MaterialLine(name=names[code], form="电子") for code in codes if code in names)

    def name_of(self, code: str) -> str:
        """Name of a material or field."""
        name = self.item.name_of(code)
        return name.zh if name else code

    def steps(self, clock: Clock) -> tuple[Step, ...]:
        """How a date came about, line by line."""
        lines = derivation(progress.spoken(clock, "zh"), self.terms.calendar)
        return tuple(
            Step(text=catalog.message(line.code, dict(line.params), "zh"), article=line.article) for line in lines
        )

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Ways to contest, with bodies and periods."""
        return catalog.remedies_of(self.item)

    @property
    def data(self) -> Mapping[str, Any]:
        """The event's fields."""
        return self.event.data


def known(value: Sourced[str]) -> str:
    """The value, or nothing when it is unknown."""
    return str(value.value) if value.known else ""
