"""Registers on a real database: rows are added, corrections win, nothing is changed, secrets are sealed."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.registers import reads, services
from liuzui.registers.models import Fact
from liuzui.registers.types import Statement
from liuzui.shell import crypto

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = date(2026, 3, 2)
SYSTEM = "system:test"
SUBJECT = "0190cafe-0000-7000-8000-000000000001"
LATER = AT + timedelta(hours=1)


def said(value: object = "正平街15号", first: int = 0, last: int | None = None, **more: object) -> Statement:
    """A statement about the address of the sample subject; days counted from DAY."""
    end = None if last is None else DAY + timedelta(days=last)
    whole = {"register": "organisation", "subject": SUBJECT, "attribute": "address", "source": "test", **more}
    return Statement(value=value, valid_from=DAY + timedelta(days=first), valid_to=end, **whole)  # type: ignore[arg-type]


def address(day: int = 0, known: datetime | None = None) -> object:
    """What the register says."""
    found = reads.as_of("organisation", SUBJECT, "address", valid=DAY + timedelta(days=day), known=known)
    return found and found.value


def test_a_statement_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    services.record(said(first=0, last=2), actor=SYSTEM, at=AT)
    assert [address(day) for day in (-1, 0, 1, 2)] == [None, "正平街15号", "正平街15号", None]


def test_a_correction_counts_from_now_on_and_the_past_knowledge_stays() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    services.correct(said("正平街16号"), "门牌更正", actor=SYSTEM, at=LATER)
    assert address() == "正平街16号"
    assert address(known=AT) == "正平街15号"
    assert address(known=AT - timedelta(seconds=1)) is None


def test_a_retraction_says_that_nothing_is_known() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    services.correct(said("", retracted=True), "登记有误", actor=SYSTEM, at=LATER)
    assert address() is None
    assert address(known=AT) == "正平街15号"


@pytest.mark.parametrize(
    ("statement", "reason", "code"),
    [
        (said(first=-9, last=-1), "x", "registers.nothing_to_correct"),
        (said(), "  ", "registers.reason_missing"),
    ],
)
def test_a_correction_needs_something_to_correct_and_a_reason(statement: Statement, reason: str, code: str) -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    made = services.correct(statement, reason, actor=SYSTEM, at=LATER)
    assert isinstance(made, Refusal)
    assert made.code == code
    assert Fact.objects.count() == 1


def test_two_statements_of_one_instant_are_told_apart_in_known_time() -> None:
    first = services.record(said(), actor=SYSTEM, at=AT)
    second = services.record(said("正平街16号"), actor=SYSTEM, at=AT)
    assert second > first
    assert address() == "正平街16号"
    assert address(known=first) == "正平街15号"


def test_two_spans_of_one_instant_that_share_no_day_are_known_together() -> None:
    first = services.record(said(last=2), actor=SYSTEM, at=AT)
    assert services.record(said("正平街16号", first=2), actor=SYSTEM, at=AT) == first
    assert [address(day, known=AT) for day in (1, 2)] == ["正平街15号", "正平街16号"]


def test_the_database_refuses_a_changed_row() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.update(value='"elsewhere"')


def test_the_database_refuses_two_rows_of_one_instant_that_share_a_day() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    row = Fact.objects.get()
    row.pk, row.valid_from = None, DAY + timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_refuses_a_span_without_days() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        services.record(said(first=2, last=2), actor=SYSTEM, at=AT)


def test_a_personal_value_is_sealed_for_its_owner_and_dies_with_her_key() -> None:
    owner = uuid4()
    services.record(said("朝殿村3组", attribute="home", owner=owner), actor=SYSTEM, at=AT)
    row = Fact.objects.get()
    assert row.value == ""
    assert "朝殿村".encode() not in bytes(row.sealed or b"")
    found = reads.as_of("organisation", SUBJECT, "home", valid=DAY)
    assert found is not None
    assert found.value == "朝殿村3组"
    crypto.erase(owner)
    found = reads.as_of("organisation", SUBJECT, "home", valid=DAY)
    assert found is not None
    assert (found.value, found.erased) == (None, True)


def test_every_row_names_its_event_and_the_event_commits_to_its_value() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    services.correct(said("正平街16号"), "门牌更正", actor=SYSTEM, at=LATER)
    rows = list(Fact.objects.order_by("id"))
    events = ledger.events(f"register:organisation:{SUBJECT}")
    assert [event.kind for event in events] == ["register.stated", "register.corrected"]
    assert [row.event for row in rows] == [event.uid for event in events]
    for row, event in zip(rows, events, strict=True):
        value = reads.as_of("organisation", SUBJECT, "address", valid=DAY, known=row.known_from)
        assert value is not None
        assert event.data["value"] == crypto.commitment(value.value, bytes(row.salt or b""))


def test_history_keeps_every_statement_in_the_order_it_became_known() -> None:
    services.record(said(), actor=SYSTEM, at=AT)
    services.correct(said("正平街16号"), "门牌更正", actor=SYSTEM, at=LATER)
    assert [one.value for one in reads.history("organisation", SUBJECT, "address")] == ["正平街15号", "正平街16号"]


def test_a_snapshot_of_many_attributes_costs_one_statement(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for name in ("address", "scope", "status"):
        services.record(said(name, attribute=name), actor=SYSTEM, at=AT)
    with django_assert_num_queries(1):
        found = reads.snapshot("organisation", SUBJECT, valid=DAY)
    assert {name: fact.value for name, fact in found.items()} == {n: n for n in ("address", "scope", "status")}


steps = st.lists(
    st.tuples(st.integers(0, 8), st.none() | st.integers(1, 4), st.integers(0, 3), st.none() | st.sampled_from("甲乙")),
    min_size=1,
    max_size=7,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_rows_say_what_a_table_of_days_says(played: list[tuple[int, int | None, int, str | None]]) -> None:
    subject = str(uuid4())
    table: dict[int, str | None] = {}
    answers = []
    for first, length, minute, value in played:
        last = None if length is None else first + length
        statement = said(value or "", first, last, subject=subject, retracted=value is None)
        known = services.record(statement, actor=SYSTEM, at=AT + timedelta(minutes=minute))
        table = {day: value if first <= day < (last or 99) else table.get(day) for day in range(14)}
        answers = [(moment, wanted) for moment, wanted in answers if moment != known] + [(known, table)]
    for known, wanted in answers:
        for day in (0, 3, 6, 9, 13):
            found = reads.as_of("organisation", subject, "address", valid=DAY + timedelta(days=day), known=known)
            assert (found.value if found else None) == wanted[day]


def test_a_reader_of_the_raw_row_finds_canonical_json() -> None:
    services.record(said({"b": 1, "a": "甲"}), actor=SYSTEM, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM registers_fact")
        assert cursor.fetchone()[0] == '{"a":"甲","b":1}'
