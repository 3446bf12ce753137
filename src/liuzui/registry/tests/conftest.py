"""The county's lists, ready for reading applications."""

from datetime import date

import pytest
from django.conf import settings

from liuzui.catalog.reads.folder import load
from liuzui.registry.domain.names import NameIndex, Registered, parse_name, terms
from liuzui.registry.domain.premises import Division, gazetteer
from liuzui.registry.domain.scope import Tables, catalogue
from liuzui.registry.domain.setup import Lists, SetupFacts
from liuzui.registry.services import bars
from liuzui.registry.tests.office import NUMBER, founder_named

HOME = ("新绛县", "新绛", "运城市", "运城", "山西省", "山西")


@pytest.fixture(scope="session")
def lists() -> Lists:
    """Everything the content says, as the services will pass it."""
    content = load(settings.CONTENT, settings.COUNTY).content
    kept = content.lists

    def entries(parts):
        return [entry for part in parts for entry in part.entries]

    places = entries(kept.places)
    divisions = [Division(place.code, place.name) for place in places]
    for town in content.county.towns:
        divisions.append(Division(town.code, town.name.zh))
        divisions += [Division(village.code, village.name.zh) for village in town.villages]
    known = terms(entries(kept.organisation_forms), entries(kept.industry_words), places, HOME)
    tables = Tables(
        catalogue(entries(kept.standard_wordings)),
        tuple(entries(kept.market_access)),
        tuple(entries(kept.foreign_investment)),
    )
    currencies = frozenset(entry.code for entry in entries(kept.currencies))
    return Lists(known, tuple(entries(kept.name_words)), tables, gazetteer(divisions, "140825"), currencies)


@pytest.fixture
def facts(lists) -> SetupFacts:
    """A day on which the bars are known and one name is registered."""
    taken = [Registered(parse_name("新绛县云峰商贸有限公司", lists.terms), holder="91140825X")]
    index = NameIndex(taken, lists.terms.industries, lambda text: text)
    return SetupFacts(
        date(2026, 11, 24), index, "140825", frozenset({"新绛县", "新绛"}), barred={"11010519491231002X": False}
    )


@pytest.fixture
def known_bars(monkeypatch):
    """The stand-in of the demo answers whom the law bars."""
    monkeypatch.setattr(bars, "_source", [bars.sample])


@pytest.fixture
def founder(db, known_bars):
    """王小花, who sets a company up alone."""
    return founder_named("王小花", NUMBER, "wang")
