"""The lists of a release ready for reading applications, built once per process."""

from collections.abc import Iterator
from functools import lru_cache

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import County
from liuzui.registry.domain.names import terms
from liuzui.registry.domain.premises import Division, gazetteer
from liuzui.registry.domain.scope import Tables, catalogue
from liuzui.registry.domain.setup import Lists


@lru_cache(maxsize=8)
def lists_of(release: str) -> Lists:
    """Terms and words of names, scope tables, divisions and currencies of a release."""
    places, county = catalog.lists("places", release), catalog.county(release)
    tables = Tables(
        catalogue(catalog.lists("standard-wordings", release)),
        catalog.lists("market-access", release),
        catalog.lists("foreign-investment", release),
    )
    return Lists(
        terms(catalog.lists("organisation-forms", release), catalog.lists("industry-words", release), places,
              home(county)),
        catalog.lists("name-words", release),
        tables,
        gazetteer((*(Division(one.code, one.name) for one in places), *_divisions(county)), county.code),
        frozenset(one.code for one in catalog.lists("currencies", release)),
    )  # fmt: skip


def _divisions(county: County) -> Iterator[Division]:
    for town in county.towns:
        yield Division(town.code, town.name.zh)
        yield from (Division(village.code, village.name.zh) for village in town.villages)


def home(county: County) -> tuple[str, ...]:
    """Divisions with which a name here may start: county, city and province, with and without their kind."""
    names = (county.name.zh, county.city_name.zh, county.province_name.zh)
    return tuple(dict.fromkeys((*names, *(name[:-1] for name in names if len(name) > 2))))


def compared_here(county: County) -> frozenset[str]:
    """Divisions whose names this register holds: the county's own; others are compared in a higher register."""
    return frozenset({county.name.zh, county.short_name.zh})


def sound(text: str) -> str:
    """The toneless sound of a text, by which homophones meet."""
    return _sound(text)


@lru_cache(maxsize=200_000)
def _sound(text: str) -> str:
    from pypinyin import lazy_pinyin  # 11 MB that only a process which compares names needs

    return " ".join(lazy_pinyin(text))
