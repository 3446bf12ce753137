"""Lists that law and county keep: standard wordings, market access, words of names, forms of organisation, places.

A file `lists/<kind>/<name>.yaml` holds one part of the list `<kind>`; what it says about its source holds for
every entry that says nothing of its own. `starter` marks a list that is known to be incomplete.
"""

from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import StringConstraints

from liuzui.catalog.types.base import AgencyCode, Code, Confidence, Text, Words, schema

E = TypeVar("E")

ClassCode = Annotated[str, StringConstraints(pattern=r"^[A-T](\d{2,4})?$")]
Access = Literal["free", "filing", "licence_before", "licence_after", "forbidden"]
WordRule = Literal["barred", "state_approval", "reserved", "misleading", "needs_proof"]
Foreign = Literal["free", "restricted", "forbidden"]


@schema
class AccessRule:
    """What a line of business needs: nothing, a filing, a licence before or after registration; or it is forbidden.

    `words` catch lines that no standard wording covers; `unless` names words that take a line out of the rule.
    """

    code: Code
    result: Access
    name: Text
    licence: Text | None = None
    department: Text | None = None
    agency: AgencyCode | None = None
    article: str = ""
    words: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()
    reference: str = ""
    verified: date | None = None
    confidence: Confidence | None = None


@schema
class Wording:
    """A standard wording of a line of business with its classes of GB/T 4754-2017; `access` names a rule."""

    code: Code
    text: Text
    classes: tuple[ClassCode, ...]
    also: tuple[Words, ...] = ()
    access: Code | None = None


@schema
class NameWord:
    """A word that a name may not contain, or only with approval or proof; `unless` are harmless longer words."""

    word: Words
    rule: WordRule
    why: Text
    article: str = ""
    unless: tuple[Words, ...] = ()
    only: Literal["anywhere", "start", "trade_name"] = "anywhere"


@schema
class OrganisationForm:
    """Endings of names that a type of entity may use; `bracket` is what stands in brackets after the ending."""

    type: Code
    name: Text
    endings: tuple[Words, ...]
    brackets: tuple[Words, ...] = ()
    bracket_required: bool = False
    article: str = ""


@schema
class IndustryWord:
    """A word by which names state their trade, and the classes it stands for; none when it says nothing."""

    word: Words
    classes: tuple[ClassCode, ...] = ()


@schema
class Place:
    """A division of GB/T 2260 as it appears in names and addresses, with its parts (name and code)."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2}(\d{2})?)?$")]
    name: Words
    parts: tuple[Words, ...] = ()


@schema
class Currency:
    """A currency in which a registered capital may be stated (ISO 4217)."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: Text


@schema
class ForeignRule:
    """What a foreign investor may not do or only under conditions (外商投资准入特别管理措施)."""

    code: Code
    result: Foreign
    name: Text
    classes: tuple[ClassCode, ...] = ()
    words: tuple[Words, ...] = ()
    condition: Text | None = None


@schema
class ListPart(Generic[E]):
    """One file of a list: where it comes from, how sure it is, and its entries."""

    code: Code
    name: Text
    reference: str
    verified: date | None = None
    confidence: Confidence = "lo"
    since: date | None = None
    starter: bool = False
    entries: tuple[E, ...]


KINDS: dict[str, Any] = {
    "market-access": ListPart[AccessRule],
    "standard-wordings": ListPart[Wording],
    "name-words": ListPart[NameWord],
    "organisation-forms": ListPart[OrganisationForm],
    "industry-words": ListPart[IndustryWord],
    "places": ListPart[Place],
    "currencies": ListPart[Currency],
    "foreign-investment": ListPart[ForeignRule],
}
"""The kinds of list: the name of the folder and the type of its files."""


@schema
class Lists:
    """All lists of a release."""

    market_access: tuple[ListPart[AccessRule], ...] = ()
    standard_wordings: tuple[ListPart[Wording], ...] = ()
    name_words: tuple[ListPart[NameWord], ...] = ()
    organisation_forms: tuple[ListPart[OrganisationForm], ...] = ()
    industry_words: tuple[ListPart[IndustryWord], ...] = ()
    places: tuple[ListPart[Place], ...] = ()
    currencies: tuple[ListPart[Currency], ...] = ()
    foreign_investment: tuple[ListPart[ForeignRule], ...] = ()
