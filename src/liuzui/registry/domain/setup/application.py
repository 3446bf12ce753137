"""The application in its parts, the lists it is read against, and the facts it is examined against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from liuzui.catalog.types import NameWord
from liuzui.registry.domain.capital import Capital
from liuzui.registry.domain.names import Name, Terms
from liuzui.registry.domain.names.examine import Lookup
from liuzui.registry.domain.people import People
from liuzui.registry.domain.premises import Gazetteer, Premises
from liuzui.registry.domain.scope import Scope, Tables
from liuzui.registry.types import Bar, EntityType, Finding


@dataclass(frozen=True, slots=True)
class Lists:
    """What content says, ready for reading: terms and words of names, scope tables, divisions, currencies."""

    terms: Terms
    words: tuple[NameWord, ...]
    scope: Tables
    places: Gazetteer
    currencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SetupApplication:
    """One application to set up an entity, each part as typed and as read."""

    entity: EntityType
    name: Name
    scope: Scope
    premises: Premises
    capital: Capital
    people: People
    spare_names: tuple[Name, ...] = ()
    foreign: bool = False
    employees: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an input gave: the application (None without a usable type) and what could not be read, by field."""

    application: SetupApplication | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SetupFacts:
    """What is known on the day; None and absence mean unknown and lead to an officer, never to a clean bill.

    `compared_here` are the divisions of names in the register at hand; `related` the holders of names with an
    investment relation or consent; `barred` answers of the bars by identity number or name.
    """

    today: date
    names: Lookup
    home: str
    compared_here: frozenset[str] = frozenset()
    holder: str = ""
    related: frozenset[str] = frozenset()
    barred: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    bar_reasons: Mapping[str, Bar] = field(default_factory=lambda: MappingProxyType({}))
    at_address: tuple[str, ...] = ()
    clusters: frozenset[str] = frozenset()
    address_flag: str = ""
    promise_barred: bool | None = None
