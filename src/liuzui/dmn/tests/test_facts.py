"""Facts from plain data, by the types of the inputs."""

import datetime

import pytest

from liuzui.dmn import load, to_python
from liuzui.dmn.facts import read_facts
from liuzui.dmn.tests.building import decision, given, model, needs, text

PARTY = (
    '<itemDefinition name="tParty"><itemComponent name="born"><typeRef>date</typeRef></itemComponent>'
    '<itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>'
    '<itemDefinition name="tDays" isCollection="true"><typeRef>date</typeRef></itemDefinition>'
)
INPUTS = {
    **{"d": "date", "m": "date and time", "p": "duration", "t": "time", "s": "string"},
    **{"n": "number", "party": "tParty", "days": "tDays", "dt": "days and time duration"},
}


@pytest.fixture(scope="module")
def loaded():
    """A model with an input of each kind."""
    return load(
        model(PARTY, *(given(name, kind) for name, kind in INPUTS.items()), decision("all", text("1"), needs()))
    )


def test_texts_become_what_the_type_says(loaded):
    found = to_python(read_facts(loaded, {
        "d": "2026-01-02", "m": "2026-01-02T03:04:05Z", "t": "03:04:05", "s": "2026-01-02", "n": 1.5, "dt": "P1D",
        "party": {"born": "2000-02-29", "more": 1}, "days": ["2026-01-02"], "other": "2026-01-02",
    }))  # fmt: skip
    assert found == {
        "d": datetime.date(2026, 1, 2),
        "m": datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
        "t": datetime.time(3, 4, 5),
        "s": "2026-01-02",
        "n": pytest.approx(1.5),
        "dt": datetime.timedelta(days=1),
        "party": {"born": datetime.date(2000, 2, 29), "more": 1, "name": None},
        "days": [datetime.date(2026, 1, 2)],
        "other": "2026-01-02",
    }


def test_a_text_that_is_no_date_stays_a_text(loaded):
    assert read_facts(loaded, {"d": "yesterday", "party": "x"}) == {"d": "yesterday", "party": "x"}


def test_a_single_value_may_stand_for_a_list(loaded):
    assert str(read_facts(loaded, {"days": "2026-01-02"})["days"]) == "2026-01-02"
