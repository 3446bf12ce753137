"""Matching a line to a standard wording: the same words, the same thing sold or done, or nearly the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from liuzui.catalog.types import Wording
from liuzui.registry.domain.scope.marks import outside, unify

How = Literal["exact", "also", "core", "within", "near", "none"]
THRESHOLD = 80
"""Per cent of shared pairs of characters from which two wordings are nearly the same."""
_SHORTEST_CORE = 3
_LEAD = re.compile(
    r"^(?:(?:网上|线上|网络|互联网)(?=(?:销售|零售|批发|经营).)|从事|提供|承接|承揽|承办|代理|主营|兼营|国内"
    r"|各类|各种|其他|其它|普通|一般)+"
)
_KINDS = (
    ("make", re.compile(r"(?:生产|加工|制造|制作|加工制作|生产加工)$")),
    (
        "sell",
        re.compile(
            r"(?:生产销售|加工销售|批发兼零售|批发[与和及、]?零售|零售[与和及、]?批发|购销|批零|销售|零售|批发|经营|买卖|专卖)$"
        ),
    ),
    ("fix", re.compile(r"(?:维修|修理|维护|保养|安装|施工)$")),
    ("hire", re.compile(r"(?:租赁|出租)$")),
    ("grow", re.compile(r"(?:种植|养殖|饲养|栽培)$")),
    ("serve", re.compile(r"(?:服务|业)$")),
)
_SHOP = re.compile(r"(?:专卖店|店|铺|行|馆|部)$")
"""What a place of business is called by: what it does goes without saying."""
_USUAL = ("sell", "serve")
"""What is meant where only a thing is named: that it is sold, else that it is done for others."""
_FRONT = re.compile(r"^(?P<verb>销售|零售|批发|经营|生产|加工|制造|维修|修理|安装|租赁|出租|种植|养殖|收购)(?=..)")


@dataclass(frozen=True, slots=True)
class Match:
    """The wording found for a line, how, and how near (per cent)."""

    wording: Wording | None
    how: How
    score: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Standard wordings, ready for look-up by normal text, by core and by pairs of characters."""

    wordings: Mapping[str, Wording]
    exact: Mapping[str, str]
    cores: Mapping[tuple[str, str], str]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]

    def known(self, text: str) -> bool:
        """Whether the text is a standard wording or a listed other spelling of one."""
        return normal(text) in self.exact


def normal(text: str) -> str:
    """A wording without marks, case and the particle 的."""
    return re.sub(r"[\W_]+|的", "", unify(text)).casefold()


def core(text: str) -> tuple[str, str]:
    """What is sold or done, and the kind of doing.

    >>> core("建筑材料的批发兼零售"), core("销售建筑材料")
    (('建筑材料', 'sell'), ('建筑材料', 'sell'))
    """
    plain = _LEAD.sub("", normal(outside(unify(text))))
    front = _FRONT.match(plain)
    if front and not any(pattern.search(plain) for _, pattern in _KINDS):
        plain = plain[front.end() :] + front["verb"]
    for kind, pattern in _KINDS:
        rest = pattern.sub("", plain)
        if rest != plain and rest:
            return rest, kind
    return plain, ""


def catalogue(wordings: Iterable[Wording]) -> Catalogue:
    """The look-up tables over a list of wordings; of two with the same words the first counts."""
    known: dict[str, Wording] = {}
    exact: dict[str, str] = {}
    cores: dict[tuple[str, str], str] = {}
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for wording in wordings:
        known[wording.code] = wording
        for text in (wording.text.zh, *wording.also):
            exact.setdefault(normal(text), wording.code)
            cores.setdefault(core(text), wording.code)
            for pair in _pairs(normal(text)):
                pairs[pair].append((normal(text), wording.code))
    return Catalogue(known, exact, cores, {pair: tuple(found) for pair, found in pairs.items()})


def match(text: str, known: Catalogue) -> Match:
    """The best standard wording for a line, or none; ties go to the code that comes first."""
    plain = normal(text)
    if code := known.exact.get(plain):
        wording = known.wordings[code]
        return Match(wording, "exact" if normal(wording.text.zh) == plain else "also", 100)
    found = core(text)
    if code := known.cores.get(found):
        return Match(known.wordings[code], "core", 95)
    if code := _within(found, known) or _unsaid(plain, known):
        return Match(known.wordings[code], "within", 85)
    return _near(plain, found[1], known)


def _within(found: tuple[str, str], known: Catalogue) -> str | None:
    """A wording whose thing ends the line's thing: 新型建筑材料销售 is 建筑材料销售."""
    thing, kind = found
    starts = range(1, len(thing) - _SHORTEST_CORE + 1)
    return next((code for start in starts if (code := known.cores.get((thing[start:], kind)))), None)


def _unsaid(plain: str, known: Catalogue) -> str | None:
    """A wording for a thing or a shop of which nobody said what is done with it: 服装 is 服装销售."""
    thing, kind = core(_SHOP.sub("", plain))
    return None if kind else next((code for one in _USUAL if (code := known.cores.get((thing, one)))), None)


def joined(text: str, known: Catalogue) -> tuple[str, ...]:
    """The known lines that a line names in one breath: 服装鞋帽零售 is 服装零售 and 鞋帽零售; else nothing."""
    thing, kind = core(text)
    verb = normal(outside(unify(text))).removeprefix(thing)
    cuts = ((thing[:place], thing[place:]) for place in range(2, len(thing) - 1)) if kind and verb else ()
    return next(
        (tuple(f"{one}{verb}" for one in parts) for parts in cuts if all((one, kind) in known.cores for one in parts)),
        (),
    )


def _near(plain: str, kind: str, known: Catalogue) -> Match:
    mine = _pairs(plain)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for pair in mine:
        for text in known.pairs.get(pair, ()):
            shared[text] += 1
    scores = [
        (200 * count // (len(mine) + len(_pairs(text))), code, text)
        for (text, code), count in shared.items()
        if core(text)[1] == kind
    ]
    score, code, _ = max(scores, key=lambda item: (item[0], [-ord(char) for char in item[1]]), default=(0, "", ""))
    return Match(known.wordings[code], "near", score) if score >= THRESHOLD else Match(None, "none", score)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1)) or frozenset({text})
