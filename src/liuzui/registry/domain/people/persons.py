"""Persons of a set-up as stated, and what is known of them from elsewhere (unknown is never taken for clear)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from liuzui.kernel.money import Money
from liuzui.registry.domain.people.owners import Stake
from liuzui.registry.types import Bar

POSTS = (
    "legal_representative",
    "chair",
    "director",
    "manager",
    "supervisor",
    "finance",
    "contact",
    "tax",
    "executive_partner",
    "agent",
)
"""Posts and filed contacts of an entity (市场主体登记管理条例 第八条、第九条)."""
_NO_STAKES: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with posts; `number` is the checked identity number, or empty where none could be read."""

    name: str
    number: str = ""
    born: date | None = None
    posts: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """By what facts are found: the identity number, else the name."""
        return self.number or self.name


@dataclass(frozen=True, slots=True)
class Member:
    """A shareholder, partner, investor or member of a cooperative, with what it puts in."""

    name: str
    kind: str = "person"
    number: str = ""
    born: date | None = None
    share: Fraction | None = None
    amount: Money | None = None
    forms: tuple[str, ...] = ("money",)
    due: date | None = None
    foreign: bool = False
    farmer: bool | None = None
    general: bool = True

    @property
    def key(self) -> str:
        """By what facts are found: the number, else the name."""
        return self.number or self.name


@dataclass(frozen=True, slots=True)
class People:
    """Members, holders of posts, chains of ownership behind organisations, and whether the exemption is promised."""

    members: tuple[Member, ...] = ()
    persons: tuple[Person, ...] = ()
    stakes: tuple[Stake, ...] = ()
    exempt: bool | None = None
    no_supervisor: bool = False

    def holding(self, post: str) -> tuple[Person, ...]:
        """Who holds a post."""
        return tuple(person for person in self.persons if post in person.posts)


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """Bars by the key of a person: True is barred, False is clear; who is not in it is unknown."""

    today: date
    barred: Mapping[str, bool] = field(default_factory=lambda: _NO_STAKES)
    reasons: Mapping[str, Bar] = field(default_factory=lambda: MappingProxyType({}))
