"""A real county's catalogue in the index: everything in it is found, and searching stays exact at size."""

import json
import re
from functools import cache

import pytest

from liuzui.catalog.domain.search import Entry, Index, build
from liuzui.catalog.domain.search.words import runs, syllables
from liuzui.catalog.tests.shared import shared
from liuzui.kernel.identifiers import implementation_code, uscc
from liuzui.kernel.refusal import Refusal

TOWNS = ("龙兴镇", "三泉镇", "泽掌镇", "北张镇", "古交镇", "万安镇", "阳王镇", "泉掌镇", "横桥镇", "开发区")


@cache
def catalogue() -> tuple[tuple[str, str], ...]:
    """Name and link of every item in the shared catalogues."""
    found = []
    for path in shared("cn-service-catalogue/*.json"):
        for department in json.loads(path.read_text("utf-8")):
            for main in department["items"]:
                found += [(entry["name"], entry["link"]) for entry in main["sub_items"]]
    return tuple(found)


@cache
def index() -> Index:
    """The catalogue once for the county and once for each town."""
    names = sorted({name for name, _ in catalogue()})
    entries = [Entry(f"county/{name}", name) for name in names]
    entries += [Entry(f"{town}/{name}", f"{name}（{town}）") for town in TOWNS for name in names]
    return build(entries)


def test_the_catalogue_is_of_a_size_that_tells():
    assert len(catalogue()) >= 400
    assert len(index().entries) >= 3000


def test_every_item_is_the_first_to_be_found_by_its_name():
    lost = []
    for name, _ in catalogue():
        first = index().search(name, 1)
        if not runs(name) or (first and same(first[0].code.partition("/")[2], name)):
            continue
        lost.append(name)
    assert lost == []


def same(left: str, right: str) -> bool:
    return runs(left) == runs(right)


@pytest.mark.parametrize("town", TOWNS)
def test_a_word_more_narrows_the_search(town: str):
    name = next(name for name, _ in catalogue() if "备案" in name and len(name) < 12)
    assert index().search(f"{name} {town}")[0].code == f"{town}/{name}"


def test_every_item_is_found_by_its_sound():
    lost = []
    for name in sorted({name for name, _ in catalogue()})[::7]:
        sound = "".join(syllables(name)[:6])
        if len(syllables(name)) >= 6 and not any(sound_of(hit.code).startswith(sound) for hit in index().search(sound)):
            lost.append(name)
    assert lost == []


def sound_of(code: str) -> str:
    return "".join(syllables(code.partition("/")[2]))


def test_codes_in_real_links_are_read_or_refused():
    """Items carry the body's code in their link; with a base code of 12 it makes an implementation code."""
    bodies = {found[1] for _, link in catalogue() if (found := re.search(r"-([0-9A-Z]{18})-(?:\d)-\d\d&", link))}
    assert bodies
    for body in bodies:
        code = implementation_code(f"{body}4510117002011")
        assert isinstance(code, Refusal) or (code.body, code.level, code.base) == (body, 4, "510117002011")
    assert sum(isinstance(uscc(body), str) for body in bodies) * 2 > len(bodies)
