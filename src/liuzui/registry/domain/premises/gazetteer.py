"""Divisions of GB/T 2260 as an address names them, in full or short, found from the left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LEVELS = {2: "province", 4: "city", 6: "county", 9: "town", 12: "village"}
_TAILS = {
    "province": ("壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市"),
    "city": ("市", "地区", "盟", "自治州"),
    "county": ("县", "区", "市", "旗"),
    "town": ("街道办事处", "街道", "地区办事处", "办事处", "镇", "乡"),
    "village": ("社区居民委员会", "居民委员会", "村民委员会", "社区居委会", "村委会", "居委会", "社区", "村"),
}
_WORDLESS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


@dataclass(frozen=True, slots=True)
class Division:
    """A division: 2, 4, 6, 9 or 12 digits of code, and its name."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """province, city, county, town or village."""
        return LEVELS[len(self.code)]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Divisions by level and by what an address may write for them; `home` is the county of this register."""

    names: Mapping[str, Mapping[str, tuple[Division, ...]]]
    home: str
    longest: int

    def at(self, level: str, text: str, within: str = "") -> Iterator[tuple[int, Division]]:
        """Divisions of a level named at the start of `text`, the longest name first, those inside `within` only."""
        known = self.names.get(level, {})
        for length in range(min(self.longest, len(text)), 1, -1):
            for division in known.get(text[:length], ()):
                if division.code.startswith(within):
                    yield length, division


def gazetteer(divisions: Iterable[Division], home: str = "") -> Gazetteer:
    """The look-up by names and short names; `home` is preferred where a name stands for several."""
    names: dict[str, dict[str, list[Division]]] = defaultdict(lambda: defaultdict(list))
    longest = 0
    for division in sorted(divisions, key=lambda one: (not one.code.startswith(home), one.code)):
        if division.name in _WORDLESS:
            continue
        for spelled in spellings(division):
            names[division.level][spelled].append(division)
            longest = max(longest, len(spelled))
    plain = {level: {name: tuple(found) for name, found in known.items()} for level, known in names.items()}
    return Gazetteer(plain, home, longest)


def spellings(division: Division) -> tuple[str, ...]:
    """The full name and the short ones: 龙兴镇, 龙兴; 三泉村委会, 三泉村, 三泉.

    >>> spellings(Division("140825101200", "三泉村委会"))
    ('三泉村委会', '三泉村', '三泉村民委员会', '三泉')
    """
    name, tails = division.name, _TAILS[division.level]
    tail = next((tail for tail in tails if name.endswith(tail) and len(name) > len(tail)), "")
    short = name.removesuffix(tail)
    found = [name]
    if division.level == "village" and tail:
        seat = short if short.endswith(("村", "社区")) else short + ("社区" if "居" in tail else "村")
        found += [seat, seat + ("居委会" if "居" in tail else "民委员会")]
    if len(short) > 1:
        found.append(short)
    return tuple(dict.fromkeys(found))
