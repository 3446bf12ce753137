"""Taking a full name apart: division, trade name, trade, form; and building one from its parts."""

import re

from liuzui.registry.domain.names.parts import Name, Terms, tidy
from liuzui.registry.types import EntityType

_BRACKET = re.compile(r"（([^（）]*)）")
_NEXT_PART = re.compile(r"[一-鿿]{1,6}?(?:自治县|自治州|开发区|示范区|新区|[市县区旗镇乡])")
_LONGEST_DIVISION = 12
_SHORTEST_TRADE_NAME = 2
_FEWEST_LEFT = 4
"""Characters that stay for trade name, trade and form when a division nobody listed is taken off."""


def parse_name(text: str, terms: Terms) -> Name:
    """The parts of a full name; a part that is not there is empty, and nothing is ever invented.

    >>> from liuzui.catalog.types import IndustryWord, OrganisationForm, Text
    >>> form = OrganisationForm(type="limited-company", name=Text("有限公司", "Ltd"), endings=("有限公司",))
    >>> from liuzui.registry.domain.names.parts import terms
    >>> parse_name("新绛县云峰商贸有限公司", terms([form], [IndustryWord(word="商贸")], [], ["新绛县"])).trade_name
    '云峰'
    """
    full = tidy(text)
    body, suffix = _suffix(full, terms)
    body, form = _form(body, terms)
    body, region = _region(body)
    division, rest = _division(body, terms)
    trade_name, industry = _trade(rest, terms)
    return Name(full, division, trade_name, industry, form, region, suffix)


def build_name(parts: Name) -> str:
    """The full name of the parts in the usual order: division, trade name, region in brackets, trade, form."""
    region = f"（{parts.region}）" if parts.region else ""
    suffix = f"（{parts.suffix}）" if parts.suffix else ""
    return f"{parts.division}{parts.trade_name}{region}{parts.industry}{parts.form}{suffix}"


def form_of(name: Name, terms: Terms) -> tuple[EntityType, ...]:
    """The types of entity that may use the form the name ends with."""
    found = [code for code, endings in terms.endings.items() if name.form in endings]
    if name.suffix:
        exact = [code for code in found if name.suffix in terms.suffixes.get(code, ())]
        return tuple(exact or found)  # type: ignore[arg-type]
    return tuple(found)  # type: ignore[arg-type]


def _suffix(body: str, terms: Terms) -> tuple[str, str]:
    """（普通合伙） and the like after the form."""
    found = re.search(r"（([^（）]*)）$", body)
    known = {suffix for suffixes in terms.suffixes.values() for suffix in suffixes}
    if found and found[1] in known:
        return body[: found.start()], found[1]
    return body, ""


def _form(body: str, terms: Terms) -> tuple[str, str]:
    endings = sorted({end for ends in terms.endings.values() for end in ends}, key=lambda end: (-len(end), end))
    form = next((end for end in endings if body.endswith(end) and len(body) > len(end)), "")
    return body.removesuffix(form), form


def _region(body: str) -> tuple[str, str]:
    """A region in brackets inside the name: 云峰（新绛）商贸."""
    found = _BRACKET.search(body)
    return (body[: found.start()] + body[found.end() :], found[1]) if found else (body, "")


def _division(body: str, terms: Terms) -> tuple[str, str]:
    """The divisions at the start: listed ones, and after them one that is not listed but called a county."""
    position = 0
    while step := _listed(body, position, terms):
        position += step
    if position > 0 and not body[:position].endswith(("县", "区")):
        found = _NEXT_PART.match(body, position)
        if found and len(body) - found.end() >= _FEWEST_LEFT:
            position = found.end()
    return body[:position], body[position:]


def _listed(body: str, position: int, terms: Terms) -> int:
    """Length of the longest listed division at `position` that leaves room for a trade name."""
    known = terms.parts if position else frozenset[str]()
    for length in range(min(_LONGEST_DIVISION, len(body) - position - _SHORTEST_TRADE_NAME), 1, -1):
        part = body[position : position + length]
        if part in terms.home or part in terms.divisions or part in known:
            return length
    return 0


def _trade(rest: str, terms: Terms) -> tuple[str, str]:
    """Trade name and trade: as many words of trades as possible from the end, two characters left for the name."""
    cut = len(rest)
    while step := _trade_word(rest, cut, terms):
        cut -= step
    return rest[:cut], rest[cut:]


def _trade_word(rest: str, cut: int, terms: Terms) -> int:
    for length in range(min(8, cut - _SHORTEST_TRADE_NAME), 1, -1):
        if rest[cut - length : cut] in terms.industries:
            return length
    return 0
