"""An item with every field of the implementation list 实施清单 (law.md section 2)."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from liuzui.catalog.types.base import UNKNOWN, AgencyCode, Basis, Code, Limit, Sourced, Text, schema
from liuzui.catalog.types.form import Form
from liuzui.catalog.types.package import Member
from liuzui.catalog.types.service import (
    Commitment,
    Condition,
    Fee,
    Material,
    Remedy,
    Result,
    Review,
    Service,
    Step,
    ToleratedGap,
)

ItemType = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|10|20|unknown)$")]
Level = Literal["1", "2", "3", "4", "5", "6"]
Served = Literal["person", "individual_business", "company", "other_organisation"]
Part = Literal["conditions", "materials", "steps"]
Handling = Literal["promised", "instant", "unknown"]


@schema
class Codes:
    """Parts of the implementation code; the whole is built only when every part is known (GB/T 39554.1)."""

    body: Sourced[str]
    basic: Sourced[str]
    business: Sourced[str]

    def implementation(self, level: str) -> str:
        """The 31 characters (body 18, level 1, basic 12), or `unknown`."""
        if not (self.body.known and self.basic.known):
            return UNKNOWN
        return f"{self.body.value}{level}{self.basic.value}"

    def handling(self, level: str) -> str:
        """The 33 characters of the single way of handling it, or `unknown`."""
        whole = self.implementation(level)
        if whole == UNKNOWN or not self.business.known:
            return UNKNOWN
        return f"{whole}{self.business.value}"


@schema
class Limits:
    """How long each act may take: `legal` by law, `sector` by a stricter rule of the trade, `promised` locally."""

    acceptance: Limit
    legal: Limit
    sector: Limit | None = None
    promised: Limit
    extension: Limit
    delivery: Limit

    @property
    def binding(self) -> Limit:
        """The limit whose breach is unlawful: the shorter of law and sector rule in the same unit."""
        if self.sector is None or not self.sector.known or self.sector.unit != self.legal.unit:
            return self.legal
        if not self.legal.known:
            return self.sector
        return min(self.legal, self.sector, key=lambda limit: int(limit.amount))

    @property
    def target(self) -> Limit:
        """The limit the office works to: the promise where there is one, else the binding limit."""
        return self.promised if self.promised.known else self.binding


@schema
class Item:
    """A matter that somebody can bring to an agency, complete as the public must see it.

    An item that is not `online` is a guide only; its `unknown_parts` are lists nobody has verified yet, not empty ones.
    """

    code: Code
    name: Text
    summary: Text
    codes: Codes
    type: ItemType
    regime: Code
    handling: Handling = "promised"
    authority: AgencyCode
    in_charge: AgencyCode
    supervisor: AgencyCode
    body_nature: Sourced[Text]
    level: Level
    serves: tuple[Served, ...]
    basis: tuple[Basis, ...]
    conditions: tuple[Condition, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[Step, ...] = ()
    reviews: tuple[Review, ...] = ()
    limits: Limits
    special_procedures: tuple[Text, ...] = ()
    quantity_limit: Sourced[Text]
    fee: Fee
    result: Result
    service: Service
    tolerated_gap: ToleratedGap
    commitment: Commitment
    remedies: tuple[Remedy, ...] = ()
    form: Form = Form()
    synonyms: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    unknown_parts: tuple[Part, ...] = ()
    online: bool = True
    field: Code = "general"
    package: tuple[Member, ...] = ()

    @property
    def implementation_code(self) -> str:
        """31-character implementation code, or `unknown`."""
        return self.codes.implementation(self.level)

    @property
    def handling_code(self) -> str:
        """33-character code of the way of handling, or `unknown`."""
        return self.codes.handling(self.level)

    def name_of(self, code: str) -> Text | None:
        """Name of a material, a question or a part of the examination by its code."""
        named = {review.key: review.name for review in self.reviews}
        named |= {field.key: field.label for field in self.form.fields}
        return (named | {material.key: material.name for material in self.materials}).get(code)

    @property
    def demanded(self) -> tuple[Material, ...]:
        """Materials the applicant herself must bring: those no fact source supplies."""
        return tuple(material for material in self.materials if material.demanded)
