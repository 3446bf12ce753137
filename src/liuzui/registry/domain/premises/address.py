"""An address taken apart from the left: divisions by the gazetteer, then town, village, road, number, building, room.

What no part takes stays in `place` and `rest`; nothing typed is lost, and `typed` is always kept.
"""

import re
from dataclasses import dataclass, replace

from liuzui.registry.domain.premises import patterns
from liuzui.registry.domain.premises.gazetteer import Gazetteer

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; a part that is not there is empty. `code` is the deepest division found."""

    typed: str
    province: str = ""
    city: str = ""
    county: str = ""
    zone: str = ""
    town: str = ""
    village: str = ""
    group: str = ""
    road: str = ""
    number: str = ""
    place: str = ""
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    rest: str = ""
    code: str = ""

    @property
    def precise(self) -> bool:
        """Whether a letter would arrive: a house, a room, a named place, or a village with a group or number."""
        return bool(
            self.number or self.building or self.room or self.place or self.group or (self.village and self.rest)
        )


def parse_address(typed: str, known: Gazetteer) -> Address:
    """The parts of a free-text address; never fails, what cannot be placed is in `rest`.

    >>> from liuzui.registry.domain.premises.gazetteer import Division, gazetteer
    >>> known = gazetteer([Division("14", "山西省"), Division("1408", "运城市"), Division("140825", "新绛县")])
    >>> found = parse_address("山西省运城市新绛县龙兴镇正平路12号3号楼201室", known)
    >>> found.county, found.town, found.road, found.number, found.building, found.room
    ('新绛县', '龙兴镇', '正平路', '12号', '3号楼', '201室')
    """
    text = patterns.unify(typed[:LONGEST]).removeprefix("中国")
    found, text = _divisions(Address(typed), text, known)
    found, text = _locality(found, text, known)
    found, text = _street(found, text)
    return _house(found, text)


def _divisions(found: Address, text: str, known: Gazetteer) -> tuple[Address, str]:
    """Province, city and county, each optional and each perhaps twice."""
    for level in ("province", "city", "county", "province", "city", "county"):
        step = next(known.at(level, text, found.code[: _width(level)] if level != "province" else ""), None)
        if step is None or not _separate(text, step[0], step[1].name):
            continue
        length, division = step
        if not getattr(found, level):
            found = replace(found, **{level: division.name, "code": division.code})
        text = text[length:]
    return found, text


def _width(level: str) -> int:
    return {"city": 2, "county": 4, "town": 6, "village": 9}[level]


def _separate(text: str, length: int, name: str) -> bool:
    """Whether a short name is not the beginning of a road, a town or a village of that name."""
    return length == len(name) or not re.match(r"(?:东|西|南|北|中)?(?:路|街|镇|乡|村|大道|大街|社区)", text[length:])


def _locality(found: Address, text: str, known: Gazetteer) -> tuple[Address, str]:
    """Zone, town and village: by the gazetteer where the county is known, else by their endings."""
    for level, pattern in (("zone", patterns.ZONE), ("town", patterns.TOWN), ("village", patterns.VILLAGE)):
        listed = next(known.at(level, text, found.code or known.home), None) if level != "zone" else None
        if listed and _separate(text, listed[0], listed[1].name):
            found = replace(found, **{level: text[: listed[0]], "code": listed[1].code})
            text = text[listed[0] :]
        elif (match := pattern.match(text)) and not _road_before(text, match.end()):
            found = replace(found, **{level: match[0]})
            text = text[match.end() :]
    if match := patterns.GROUP.match(text):
        found, text = replace(found, group=match[0]), text[match.end() :]
    return found, text


def _road_before(text: str, end: int) -> bool:
    """Whether a road ends before the pattern does: 解放路社区 is a community, 解放路5号幸福社区 begins with a road."""
    road = patterns.ROAD.match(text)
    return bool(road and road.end() < end - 2 and re.search(r"\d", text[road.end() : end]))


def _street(found: Address, text: str) -> tuple[Address, str]:
    if match := patterns.ROAD.match(text):
        found, text = replace(found, road=match[0]), text[match.end() :]
        if side := patterns.SIDE.match(text):
            found, text = replace(found, road=found.road + side[0]), text[side.end() :]
    if match := patterns.ROAD_NUMBER.match(text):
        found, text = replace(found, number=match[0]), text[match.end() :]
    return found, text


def _house(found: Address, text: str) -> Address:
    """Place, building, unit, floor and room: from where the first of them stands."""
    if dashed := patterns.DASHED.search(text):
        found = replace(found, building=dashed[1], unit=dashed[2] or "", room=dashed[3])
        return replace(found, place=found.place or text[: dashed.start()])
    for part, pattern in (
        ("building", patterns.BUILDING),
        ("unit", patterns.UNIT),
        ("floor", patterns.FLOOR),
        ("room", patterns.ROOM),
    ):
        if match := pattern.search(text):
            found = replace(found, **{part: match[0]}, place=found.place or text[: match.start()])
            text = text[match.end() :]
    if not (found.building or found.unit or found.floor or found.room):
        return replace(found, place=text)
    return replace(found, rest=text)
