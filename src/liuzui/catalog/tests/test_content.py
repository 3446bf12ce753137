"""The county's own content: complete, and true to the sources it was taken from."""

import csv
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from liuzui.catalog.reads.folder import load_or_raise
from liuzui.catalog.tests.shared import DATA, shared
from liuzui.catalog.types import Clause, Content, Figure, Sourced

SEED = Path(os.environ.get("LIUZUI_SEED", DATA.parent / "seed"))


@cache
def content() -> Content:
    return load_or_raise(settings.CONTENT, settings.COUNTY)


@cache
def text() -> list[str]:
    """The lines of the plan's text."""
    path = SEED / Path(content().plan.source).name
    if not path.exists():
        pytest.skip(f"no plan at {path}")
    return path.read_text("utf-8").split("\n")


def rows(pattern: str) -> Iterator[dict[str, str]]:
    with shared(pattern)[0].open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def test_towns_and_villages_are_those_of_the_division_codes():
    county = content().county
    towns = {
        row["code"]: row["name"]
        for row in rows("cn-reference/gb2260/streets-shanxi.csv")
        if row["areaCode"] == county.code
    }
    villages = {row["code"]: row["name"] for row in rows("cn-reference/gb2260/villages-xinjiang-140825.csv")}
    assert {town.code: town.name.zh for town in county.towns} == towns
    assert {village.code: village.name.zh for town in county.towns for village in town.villages} == villages
    assert (len(towns), len(villages)) == (11, 164)


def clauses() -> tuple[Clause, ...]:
    return content().plan.clauses


def test_the_plan_has_its_goals_tasks_and_safeguards():
    wanted = {"G", *(str(number) for number in range(1, 57)), *(f"S{number}" for number in range(1, 6))}
    assert {clause.code for clause in clauses()} == wanted
    assert len(clauses()) == len(wanted)


def quoted(clause: Clause) -> str:
    """The lines in which a clause stands, joined over the breaks of pages."""
    first, last = map(int, clause.place.lines.split("-"))
    return "".join(line for line in text()[first - 1 : last] if line.strip())


def test_every_clause_stands_where_it_says():
    for clause in clauses():
        here = quoted(clause)
        if clause.place.number:
            assert here.startswith(f"{clause.place.number}.")
        first = int(clause.place.lines.split("-")[0])
        heading = next(line for line in reversed(text()[: first - (clause.code[0] != "S")]) if re.match(r"（.）", line))
        assert clause.place.heading.endswith(heading.strip())


def test_every_figure_is_quoted_from_its_clause():
    for clause in clauses():
        for figure in clause.figures:
            assert figure.says in quoted(clause), (clause.code, figure.key)


NUMBERS = {"0": "零成本", "1": "1天", "2/3": "三分之二"}


def stands_in_text(figure: Figure, here: str) -> bool:
    """Whether the number is in the words quoted (whole figures such as 100 % are often put in words)."""
    if figure.value in figure.says or NUMBERS.get(figure.value, "?") in figure.says:
        return True
    return figure.comparison in ("all", "rank") or figure.value in ("100", "1") or figure.value in here


def test_every_number_stands_in_the_text():
    for clause in clauses():
        for figure in clause.figures:
            assert stands_in_text(figure, quoted(clause)), (clause.code, figure.key)
            if figure.by is not None:
                assert f"{figure.by.year}年" in quoted(clause), (clause.code, figure.key)


@pytest.mark.parametrize(
    ("code", "key", "value", "comparison", "unit", "by"),
    [
        ("20", "time", "0.5", "at_most", "days", 2023),
        ("21", "before-start", "24", "at_most", "working days", None),
        ("21", "whole-average", "60", "at_most", "days", 2023),
        ("21", "low-risk-whole", "10", "at_most", "days", 2023),
        ("22", "gas-2023", "4", "at_most", "days", 2023),
        ("24", "time", "8", "at_most", "working days", None),
        ("25", "hours", "49", "at_most", "hours a year", 2025),
        ("29", "simple-cases", "4", "at_most", "months", 2025),
        ("31", "no-meeting", "90", "at_least", "%", None),
        ("38", "draws", "2", "at_most", "times a year", None),
        ("43", "use", "90", "at_least", "%", 2025),
    ],
)
def test_figures_are_those_of_the_plan(code, key, value, comparison, unit, by):
    figure = next(one for one in content().plan.clause(code).figures if one.key == key)
    assert (figure.value, figure.comparison, figure.unit.en) == (value, comparison, unit)
    assert (figure.by.year if figure.by else None) == by


def test_the_food_licence_is_complete():
    item = next(item for item in content().items if item.code == "food-business-licence")
    assert item.online
    assert item.unknown_parts == ()
    for part in ("basis", "conditions", "materials", "steps", "reviews", "remedies", "special_procedures", "synonyms"):
        assert getattr(item, part), part
    assert {review.kind: review.officers for review in item.reviews} == {"documents": 1, "on_site": 2}
    assert {material.key for material in item.demanded} == {"layout-and-flow", "safety-rules", "vending-devices"}
    assert {field.fact for field in item.form.fields if field.fact} >= {"organisation.name", "organisation.uscc"}


def test_no_phone_and_no_code_was_made_up():
    for agency in content().agencies:
        for value in (agency.uscc, agency.address, agency.advice_phone, agency.complaint_phone):
            assert not value.known or value.reference, agency.code


def values(thing: object) -> Iterator[Sourced[object]]:
    """Every sourced value inside a thing."""
    if isinstance(thing, Sourced):
        yield thing
    for name in getattr(thing, "__dataclass_fields__", ()):
        part = getattr(thing, name)
        for one in part if isinstance(part, tuple) else (part,):
            yield from values(one)


def test_every_known_value_says_where_it_is_from():
    for kind in ("items", "agencies"):
        for entry in getattr(content(), kind):
            assert [value for value in values(entry) if value.known and not value.reference] == [], entry.code


def test_guides_do_not_claim_what_nobody_checked():
    for item in content().items:
        if not item.online:
            assert set(item.unknown_parts) >= {"materials", "steps"}, item.code
            assert not item.limits.promised.known, item.code
