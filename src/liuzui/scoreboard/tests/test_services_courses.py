"""Courses follow the log, are the same when rebuilt, and are measured as of any day."""

import json
from datetime import UTC, date, datetime
from statistics import median_low

import duckdb
import pytest

from liuzui.cases.tests.licensing_world import at
from liuzui.catalog import reads as catalog
from liuzui.ledger.models import Event
from liuzui.ledger.services.reactor import drain
from liuzui.scoreboard import services
from liuzui.scoreboard.models import Course
from liuzui.scoreboard.reads.board import board, clause, summary_on
from liuzui.scoreboard.reads.courses import Narrowed
from liuzui.web.wiring import WIRING

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
DAY = date(2026, 3, 31)


def test_each_package_has_its_course_with_type_and_town(county):
    rows = {row.number: row for row in Course.objects.all()}
    assert set(rows) == set(county)
    first, second, third = (rows[number] for number in county)
    assert (first.working_minutes, first.elapsed_minutes, first.kind, first.town) == (
        60, 60, "limited-company", "140825100",
    )  # fmt: skip
    assert (second.working_minutes, second.elapsed_minutes, second.town) == (120, 3840, "")
    assert third.result_at is None
    assert set(first.apart) == {"seals"}


def test_figures_are_those_of_an_independent_computation_over_the_log(county):
    calendar = catalog.calendar()
    rows = [
        (e.stream, e.kind, json.loads(e.data).get("member", ""), e.occurred_at.isoformat())
        for e in Event.objects.filter(kind__in=["package.filed", "member.finished"])
    ]
    con = duckdb.connect()
    con.execute("CREATE TABLE e (stream VARCHAR, kind VARCHAR, member VARCHAR, happened VARCHAR)")
    con.executemany("INSERT INTO e VALUES (?, ?, ?, ?)", rows)
    spans = con.execute(
        "SELECT min(happened) FILTER (WHERE kind = 'package.filed'),"
        " max(happened) FILTER (WHERE member IN ('registration', 'tax'))"
        " FROM e GROUP BY stream HAVING count(*) FILTER (WHERE member IN ('registration', 'tax')) = 2"
    ).fetchall()
    minutes = [
        calendar.working_minutes(*(datetime.fromisoformat(one).astimezone(UTC) for one in span)) for span in spans
    ]
    found = summary_on(DAY)
    assert (found.n, found.times.working_median) == (len(minutes), median_low(minutes))
    assert found.times.working_p90 == max(minutes)


def test_an_earlier_day_knows_only_what_had_happened_by_then(county):
    early = summary_on(date(2026, 3, 8))
    assert (early.n, early.open, early.times.working_p90) == (1, 1, 60)
    late = summary_on(DAY)
    assert (late.n, late.open) == (2, 1)


def test_a_type_or_a_town_narrows_the_figures(county):
    assert summary_on(DAY, Narrowed(kind="individual-business")).n == 1
    assert summary_on(DAY, Narrowed(town="140825100")).n == 1
    assert summary_on(DAY, Narrowed(kind="partnership")).n == 0


def test_the_lights_of_clause_20_follow_from_the_events(county):
    row = clause("20", DAY)
    assert {one.figure.key: str(one.light) for one in row.figures} == {
        "time": "met_late", "cost": "not_measured", "automatic": "missed",
    }  # fmt: skip
    assert str(row.light) == "missed"


def test_without_events_nothing_is_green(db):
    lights = {str(row.light) for row in board(DAY).rows}
    assert lights == {"not_measured", "not_county"}
    assert len(board(DAY).rows) == 62


def test_a_rebuild_from_the_log_finds_the_same_rows(county):
    before = list(Course.objects.order_by("number").values())
    Course.objects.all().delete()
    assert services.rebuild() == 3
    after = list(Course.objects.order_by("number").values())
    assert [{**row, "id": 0} for row in after] == [{**row, "id": 0} for row in before]


def test_what_happens_later_is_followed_once(county, django_assert_num_queries):
    from liuzui.cases.domain.package import commands as c
    from liuzui.cases.services.transact import transact
    from liuzui.scoreboard.tests.conftest import by

    transact(county[2], c.Finish(by("0116"), "tax", "assessed"), actor="system:test", at=at("03-11", 9))
    drain(WIRING)
    row = Course.objects.get(number=county[2])
    assert row.result_at == at("03-11", 9)
    event = Event.objects.filter(stream=f"case:{county[2]}").order_by("-version").first()
    from liuzui.ledger.reads import stored

    with django_assert_num_queries(1):
        services.follow_course(stored(event))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("山西省运城市新绛县龙兴镇样本街10号", "龙兴镇"),
        ("新绛县样本街10号", ""),
        ("龙兴镇、三泉镇交界处", ""),
    ],
)
def test_the_town_of_an_address_in_one_line_is_the_one_that_it_names(set_up, line, named):
    typed = {"premises-address": {}, "premises-typed": line}
    number = set_up(at("03-02", 9), at("03-02", 9, 1), at("03-02", 10), **typed)
    codes = {town.name.zh: town.code for town in catalog.county().towns}
    assert services.keep(number).town == codes.get(named, "")
