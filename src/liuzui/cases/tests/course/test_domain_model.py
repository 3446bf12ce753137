"""Model check of `licensing/1`: every state reaches an end, every refusal names its article and what to do next."""

from functools import cache

import pytest

from liuzui.cases.tests.course import model
from liuzui.cases.types import ENDED
from liuzui.catalog import reads as catalog

walked = cache(model.walk)


def test_every_state_reaches_an_end():
    graph, states, _refusals = walked()
    assert set(graph) == set(states), "the walk was cut short"
    reaching = {key for key, state in states.items() if state.stage in ENDED}
    assert {states[key].stage for key in reaching} == set(ENDED)
    while more := {key for key, after in graph.items() if key not in reaching and after & reaching}:
        reaching |= more
    assert not set(states) - reaching


def test_every_refusal_names_its_article_and_the_next_step():
    refusals = walked()[2]
    assert len({no.code for _command, no in refusals}) > 40
    bare = {(type(command).__name__, no.code) for command, no in refusals if not (no.articles and no.next_step)}
    assert not bare


@pytest.mark.django_db
def test_every_refusal_has_its_words():
    params = dict.fromkeys(
        ("codes", "part", "parts", "most", "days", "roles", "agency", "procedure", "reason", "stage", "waybill"), "-"
    )
    for code in {word for _command, no in walked()[2] for word in (no.code, no.next_step)}:
        assert all(catalog.message(code, params, lang) != code for lang in ("zh", "en"))
