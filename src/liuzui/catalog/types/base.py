"""Building blocks of content: texts in two languages and values that name their source or say `unknown`."""

from dataclasses import field
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar, dataclass_transform

from pydantic import ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

T = TypeVar("T")
C = TypeVar("C")

Unknown = Literal["unknown"]
UNKNOWN: Unknown = "unknown"
Confidence = Literal["hi", "med", "lo"]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$", max_length=80)]
AgencyCode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

CONFIG = ConfigDict(extra="forbid", strict=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def schema(cls: type[C]) -> type[C]:
    """A frozen dataclass that refuses unknown keys and wrong types when content is read into it."""
    made: Any = dataclass(config=CONFIG, frozen=True, kw_only=True)(cls)
    return made  # type: ignore[no-any-return]


@dataclass(config=CONFIG, frozen=True)
class Text:
    """The same words in Chinese (binding) and English.

    >>> Text("食品", "food").in_("en")
    'food'
    """

    zh: Words
    en: Words

    def in_(self, lang: str) -> str:
        """The words in `lang`: English for any `en…`, else Chinese."""
        return self.en if lang.lower().startswith("en") else self.zh


@schema
class Sourced(Generic[T]):
    """A value with where it was found, when somebody checked it and how sure that is; or `unknown`."""

    value: T | Unknown
    reference: str = ""
    verified: date | None = None
    confidence: Confidence = "lo"

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return self.value != UNKNOWN


@schema
class Basis:
    """An article of law on which something rests; `role` tells what sets a power from what carries it out."""

    law: Text
    article: str
    role: Literal["sets", "implements", "limits"] = "implements"
    number: str = ""
    in_force: date | None = None
    says: Text | None = None
    reference: str = ""
    verified: date | None = None
    confidence: Confidence = "lo"

    @property
    def cited(self) -> str:
        """Law and article as one Chinese citation: `食品安全法 第三十五条`."""
        return f"{self.law.zh} {self.article}".strip()


Unit = Literal["workday", "half_workday", "workhour", "day", "month", "year"]


@schema
class Span:
    """A length of time in the unit in which law states it."""

    amount: int
    unit: Unit


@schema
class Limit:
    """A time limit with the article that sets it; `unknown` when nobody could say."""

    amount: int | Unknown
    unit: Unit
    article: str
    reference: str = ""
    verified: date | None = None
    confidence: Confidence = "lo"
    note: Text | None = None

    @property
    def known(self) -> bool:
        """Whether the length is known."""
        return self.amount != UNKNOWN
