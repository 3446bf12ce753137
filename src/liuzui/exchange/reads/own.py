"""Fact sources that the county answers itself: identity of organisations and persons, premises, licence state.

Values come from `parties` and from the registers `organisation` and `premises` (subject: the party's id).
"""

from datetime import datetime
from uuid import UUID

from liuzui.exchange.types import Answer, FactSource, Field, Provider, Purpose, Unknown
from liuzui.parties import reads as parties
from liuzui.parties.types import Party, PartyKind
from liuzui.registers import reads as registers
from liuzui.registers.types import Fact
from liuzui.shell.time import day_of

EVERY = frozenset(Purpose)
SHARING = "国务院令第716号 第七条"
"""No asking for what can be shared."""

ORGANISATION = FactSource(
    "organisation.identity",
    "主体登记信息",
    "Registered organisation",
    (SHARING,),
    (
        Field("organisation.name", "主体名称", "Name of the organisation"),
        Field("organisation.uscc", "统一社会信用代码", "Unified social credit code"),
        Field("organisation.kind", "主体类型", "Kind of organisation"),
        Field("organisation.representative", "法定代表人（负责人）", "Legal representative", personal=True),
        Field("organisation.address", "住所", "Registered address"),
        Field("organisation.scope", "经营范围", "Business scope"),
    ),
    EVERY,
)
PERSON = FactSource(
    "person.identity",
    "自然人身份",
    "Identity of a person",
    ("国务院令第716号 第五条", "个人信息保护法 第三十四条"),
    (
        Field("person.name", "姓名", "Name", personal=True),
        Field("person.number", "身份证件号码（部分遮盖）", "Identity number (masked)", personal=True),
        Field("person.phone", "联系电话", "Phone", personal=True),
    ),
    frozenset({Purpose.FILL, Purpose.EXAMINE}),
)
PREMISES = FactSource(
    "organisation.premises",
    "经营场所",
    "Business premises",
    (SHARING,),
    (
        Field("premises.address", "经营场所地址", "Address of the premises"),
        Field("premises.area", "经营场所面积（平方米）", "Area of the premises (m²)"),
        Field("premises.use", "房屋用途", "Permitted use of the building"),
    ),
    EVERY,
)
LICENCE = FactSource(
    "licence.business",
    "营业执照状态",
    "State of the business licence",
    (SHARING, "国务院令第716号 第十条"),
    (Field("licence.business.valid", "营业执照是否有效", "Whether the business licence is valid"),),
    EVERY,
)


def organisation(subject: UUID, at: datetime) -> Answer | Unknown:
    """Name, code, kind and head from the parties; address and scope from the register, where it has them."""
    party = parties.party(subject)
    if party is None or party.kind != PartyKind.ORGANISATION:
        return Unknown("exchange.not_an_organisation")
    found = registers.snapshot("organisation", str(subject), valid=day_of(at), attributes=("address", "scope"))
    values = {
        "organisation.name": party.name,
        "organisation.uscc": party.number,
        "organisation.kind": party.form,
        "organisation.representative": _name(party),
        **{f"organisation.{name}": fact.value for name, fact in found.items()},
    }
    return Answer(values, at, "parties")


def _name(organisation: Party) -> str | None:
    head = parties.party(organisation.representative) if organisation.representative else None
    return head.name if head and not head.erased else None


def person(subject: UUID, at: datetime) -> Answer | Unknown:
    """Name, masked number and phone of a natural person; unknown once she was erased."""
    party = parties.party(subject)
    if party is None or party.kind != PartyKind.PERSON:
        return Unknown("exchange.not_a_person")
    if party.erased:
        return Unknown("exchange.erased")
    values = {"person.name": party.name, "person.number": party.number, "person.phone": party.phone}
    return Answer(values, at, "parties")


def premises(subject: UUID, at: datetime) -> Answer | Unknown:
    """Address, area and use of the premises as the register has them."""
    found = registers.snapshot("premises", str(subject), valid=day_of(at))
    if not found:
        return Unknown("exchange.not_on_file")
    values = {f"premises.{name}": fact.value for name, fact in found.items()}
    return Answer(values, _oldest(found), "registers")


def business_licence(subject: UUID, at: datetime) -> Answer | Unknown:
    """Whether the register of organisations has the licence as active on the day."""
    found = registers.as_of("organisation", str(subject), "status", valid=day_of(at))
    if found is None:
        return Unknown("exchange.not_on_file")
    return Answer({"licence.business.valid": found.value == "active"}, found.known_from, found.source)


def _oldest(found: dict[str, Fact]) -> datetime:
    return min(fact.known_from for fact in found.values())


OWN_SOURCES: tuple[tuple[FactSource, Provider], ...] = (
    (ORGANISATION, organisation),
    (PERSON, person),
    (PREMISES, premises),
    (LICENCE, business_licence),
)
"""What `web/wiring.py` registers."""
