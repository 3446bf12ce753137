"""The parts of a name (企业名称登记管理规定 第六条) and the words by which they are told apart."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liuzui.catalog.types import IndustryWord, OrganisationForm, Place

LONGEST = 100
"""Characters of a name beyond which nothing is read."""
_BRACKETS = str.maketrans("()[]【】〔〕〈〉", "（）（）（）（）（）")
_TAILS = ("特别行政区", "自治区", "自治州", "地区", "省", "市", "县", "区", "盟", "旗")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; `region` stands in brackets inside it, `suffix` in brackets after the form."""

    full: str
    division: str
    trade_name: str
    industry: str
    form: str
    region: str = ""
    suffix: str = ""

    @property
    def parsed(self) -> bool:
        """Whether a trade name and a form were found."""
        return bool(self.trade_name and self.form)


@dataclass(frozen=True, slots=True)
class Terms:
    """What names are made of, ready for reading: divisions, endings by type, words of trades with classes."""

    divisions: frozenset[str]
    parts: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    suffixes: Mapping[str, tuple[str, ...]]
    required: frozenset[str]
    industries: Mapping[str, tuple[str, ...]]
    home: tuple[str, ...]


def terms(
    forms: Iterable[OrganisationForm], industries: Iterable[IndustryWord], places: Iterable[Place], home: Iterable[str]
) -> Terms:
    """The terms of names; `home` are the divisions with which a name here may start, such as 新绛县."""
    known = {form.type: form for form in forms}
    named = list(places)
    return Terms(
        frozenset(short for place in named for short in (place.name, short_division(place.name)) if len(short) > 1),
        frozenset(part for place in named for part in place.parts),
        {code: tuple(sorted(form.endings, key=lambda end: (-len(end), end))) for code, form in known.items()},
        {code: form.brackets for code, form in known.items()},
        frozenset(code for code, form in known.items() if form.bracket_required),
        {entry.word: entry.classes for entry in industries},
        tuple(home),
    )


def short_division(name: str) -> str:
    """A division without its kind: 运城市 → 运城; names of two characters stay whole.

    >>> short_division("山西省"), short_division("内蒙古自治区"), short_division("绛县")
    ('山西', '内蒙古', '绛县')
    """
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    short = name.removesuffix(tail)
    return short if tail and len(short) > 1 else name


def tidy(text: str) -> str:
    """A name as it is compared: width and brackets unified, no spaces, no quotation marks around it."""
    wide = unicodedata.normalize("NFKC", text[: LONGEST * 4]).translate(_BRACKETS)
    return re.sub(r"[\s\u200b-\u200f\ufeff\"'“”‘’「」《》]+", "", wide)[:LONGEST]
