"""Two times against a naive model that writes every day into a table of its own for every known instant."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from liuzui.registers.domain.bitemporal import Entry, current, known_time, overlap, timeline

DAY = date(2026, 1, 1)
START = datetime(2026, 1, 1, tzinfo=UTC)
SPAN = 12
Statement = tuple[int, int | None, int, str | None]

statements = st.lists(
    st.tuples(
        st.integers(0, SPAN - 1),
        st.none() | st.integers(1, 5),
        st.integers(0, 6),
        st.none() | st.sampled_from("甲乙丙"),
    ),
    max_size=12,
)


def played(said: list[Statement]) -> list[Entry[str]]:
    """The statements as a register stores them, in the order in which they were made."""
    entries: list[Entry[str]] = []
    for order, (first, length, minute, value) in enumerate(said):
        end = None if length is None else DAY + timedelta(days=first + length)
        new = Entry(DAY + timedelta(days=first), end, START + timedelta(minutes=minute), order, value)
        entries.append(Entry(new.first, new.end, known_time(entries, new), order, value))
    return entries


def oracle(said: list[Statement]) -> list[list[str | None]]:
    """Naive model: after each statement, the value of every day."""
    days: list[str | None] = [None] * (SPAN + 6)
    tables = []
    for first, length, _minute, value in said:
        end = len(days) if length is None else first + length
        days = [value if first <= day < end else known for day, known in enumerate(days)]
        tables.append(days)
    return tables


@given(statements)
def test_the_register_as_known_after_each_statement_is_what_the_naive_model_says(said: list[Statement]) -> None:
    entries = played(said)
    for number, table in enumerate(oracle(said)):
        last_of_instant = number + 1 == len(entries) or entries[number + 1].known > entries[number].known
        if not last_of_instant:
            continue
        for day, wanted in enumerate(table):
            found = current(entries, DAY + timedelta(days=day), entries[number].known)
            assert (found.value if found else None) == wanted


@given(statements)
def test_no_two_statements_of_one_instant_share_a_day(said: list[Statement]) -> None:
    entries = played(said)
    for number, one in enumerate(entries):
        for other in entries[number + 1 :]:
            assert one.known != other.known or not overlap(one, other)


@given(statements)
def test_known_time_never_runs_backwards(said: list[Statement]) -> None:
    known = [one.known for one in played(said)]
    assert known == sorted(known)


@given(statements)
def test_the_timeline_says_of_every_day_what_asking_for_the_day_says(said: list[Statement]) -> None:
    entries = played(said)
    spans = timeline(entries)
    for offset in range(SPAN + 6):
        day = DAY + timedelta(days=offset)
        holding = [one.value for one in spans if one.first <= day and (one.end is None or day < one.end)]
        found = current(entries, day)
        assert holding == ([found.value] if found else [])


def test_a_retraction_leaves_the_days_before_it_as_they_were() -> None:
    entries = played([(0, None, 0, "甲"), (5, None, 1, None)])
    assert [(one.first, one.end, one.value) for one in timeline(entries)] == [(DAY, DAY + timedelta(days=5), "甲")]
