"""What a registration brings about: the organisation, who may act for it, its entries, its licence in the wallet.

The licence is delivered by the wallet at once, so it is in force when it is issued (电子营业执照).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from liuzui.cases.reads import answers, cases
from liuzui.cases.services.package.registering import ACTOR, KIND, PORT, number_of
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.credentials import services as credentials
from liuzui.credentials.types import Grant, Holder
from liuzui.exchange.reads import registrations
from liuzui.kernel.money import normal, parse_money
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import StoredEvent
from liuzui.parties import reads as parties
from liuzui.parties import services as parties_services
from liuzui.parties.types import Assurance, MandateScope, MandateTerm, Party, PartyKind, Registration
from liuzui.registers import services as registers
from liuzui.registers.types import Statement
from liuzui.shell.time import day_of

Values = Mapping[str, Any]
HEADS = ("legal_representative", "executive_partner")
PLACES = ("premises-typed", "premises-address")
LICENCE = "business"


class NotEstablished(Exception):
    """The registration could not be carried out here; the event is parked for a person."""


def establish(event: StoredEvent) -> None:
    """Handler of `member.finished`: an entity was registered elsewhere; nothing for other members."""
    found = cases.case(number_of(event))
    if found is None or found.terms.by_key[event.data["member"]].port != PORT:
        return
    values, at = cases.filing(found) or {}, event.occurred_at
    answer = _answer(found, event.data["result"])
    made = _organisation(found, values, answer, at)
    for attribute, value in (("status", "active"), ("scope", values.get("scope")), ("address", place(values))):
        if value:
            line = Statement("organisation", str(made.id), attribute, value, day_of(at), "registration")
            registers.record(line, actor=ACTOR, at=at)
    _issue(found, values, made, answer, at)


def _answer(found: cases.CaseRow, code: str) -> Mapping[str, Any]:
    """What the registration system said when it registered."""
    for order in reversed(registrations.of_case(found.number)):
        said = registrations.issued(order.reference)
        if said is not None and said["code"] == code:
            return said
    raise NotEstablished(f"{found.number}: no answer with this code")


def _organisation(found: cases.CaseRow, values: Values, answer: Mapping[str, Any], at: datetime) -> Party:
    """The organisation with its head; whoever filed for her may look on."""
    known = parties.organisation_by_uscc(answer["code"])
    if known is not None:
        return known
    _name, number = head(found, values)
    person = parties.person_by_id(number) if number else None
    if person is None and values.get("founders") == "me":
        person = parties.party(UUID(found.state.applicant))
    natural = person if person is not None and person.kind == PartyKind.PERSON else None
    wish = Registration(answer["name"], answer["code"], str(values.get(KIND, "")), natural.id if natural else None)
    made = parties_services.create_organisation(wish, assurance=_assurance(answer), actor=ACTOR, at=at)
    if isinstance(made, Refusal):
        raise NotEstablished(made.code)
    _let_look(found, made, natural, at)
    return made


def _assurance(answer: Mapping[str, Any]) -> str:
    return Assurance.SAMPLE if answer.get("sample") is not False else Assurance.DECLARED


def _let_look(found: cases.CaseRow, made: Party, chief: Party | None, at: datetime) -> None:
    """Who filed sees the licence and the results, when she is not the head herself."""
    account = parties.account_of(found.state.filed_by)
    applicant = parties.party(UUID(found.state.applicant))
    filed = account.person_id if account else None
    natural = applicant.id if applicant and applicant.kind == PartyKind.PERSON else None
    looks = {one for one in (filed, natural) if one and (chief is None or one != chief.id)}
    for person in looks:
        term = MandateTerm(MandateScope.VIEW, day_of(at))
        parties_services.grant_mandate(person, made.id, term, actor=ACTOR, at=at)


def head(found: cases.CaseRow, values: Values) -> tuple[str, str]:
    """Name and number of the legal representative, executive partner or sole owner, as far as the form has them."""
    if values.get("founders") == "me":
        applicant = parties.party(UUID(found.state.applicant))
        return (applicant.name if applicant else "", "")
    every = [*(values.get("officers") or ()), *(values.get("members") or ())]
    rows = [row for row in every if set(HEADS) & set(row.get("posts") or ())]
    rows += [row for row in values.get("members") or ()][:1]
    first = rows[0] if rows else {}
    return str(first.get("name", "")), str(first.get("number", ""))


def place(values: Values) -> str:
    """The premises in words."""
    for key in PLACES:
        value = values.get(key)
        if isinstance(value, dict):
            return answers.address(value, answers.Speaking("zh", catalog.county()))
        if value:
            return str(value)
    return ""


def _issue(found: cases.CaseRow, values: Values, made: Party, answer: Mapping[str, Any], at: datetime) -> None:
    """The licence under the code that the registration system gave, delivered to the wallet at once."""
    state = found.state
    lead = found.terms.lead
    scope = str(values.get("scope", ""))
    grant = Grant(
        case_number=found.number, kind=LICENCE, form=str(values.get(KIND, "")),
        holder=Holder(made.id, made.name, made.number), division=catalog.county(state.release).code,
        agency=lead.agency, agency_name=catalog.agency(lead.agency, state.release).name,
        decided_on=_day(answer, at), years=None, items=(Text(zh=scope, en=scope),) if scope else (),
        premises=place(values), domicile=place(values), representative=head(found, values)[0],
        capital=stated(str(values.get("capital", ""))), given=answer["code"], sample=answer.get("sample") is not False,
    )  # fmt: skip
    issued = credentials.issue(grant, actor=ACTOR, at=at)
    if isinstance(issued, Refusal):
        raise NotEstablished(issued.code)
    credentials.serve(found.number, actor=ACTOR, at=at)


def stated(typed: str) -> str:
    """The capital in its normal form; as typed where it says no amount."""
    found = parse_money(typed)
    return typed if isinstance(found, Refusal) else normal(found.currency, found.minor)


def _day(answer: Mapping[str, Any], at: datetime) -> date:
    return date.fromisoformat(str(answer["issued_on"])) if answer.get("issued_on") else day_of(at)
