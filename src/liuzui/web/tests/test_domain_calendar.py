"""The calendar file keeps to RFC 5545 whatever stands in a title."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.web.domain.calendar import LINE, Entry, calendar_file, folded, span, text

MADE = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)


def unfolded(content: str) -> list[str]:
    """The logical lines of a file, as a reader joins them."""
    return content.replace("\r\n ", "").split("\r\n")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_line_is_folded_within_75_octets_and_reads_back(line):
    found = folded(line)
    assert all(len(piece.encode()) <= LINE for piece in found.split("\r\n"))
    assert found.replace("\r\n ", "") == line


@pytest.mark.parametrize(
    ("words", "escaped"), [("a,b;c", "a\\,b\\;c"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd"), ("a\\b", "a\\\\b")]
)
def test_what_the_format_uses_is_escaped(words, escaped):
    assert text(words) == escaped


def test_a_title_cannot_add_a_line_of_its_own():
    entry = Entry("k", date(2026, 11, 30), "x\r\nEND:VCALENDAR\nBEGIN:VEVENT", "/a")
    lines = unfolded(calendar_file("n", (entry,), MADE))
    assert lines.count("END:VCALENDAR") == 1
    assert lines.count("BEGIN:VEVENT") == 1


def test_an_instant_is_given_in_utc_and_a_day_as_a_whole():
    at = datetime.fromisoformat("2026-11-30T18:00:00+08:00")
    assert span(at) == ["DTSTART:20261130T100000Z"]
    assert span(date(2026, 12, 31)) == ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"]


def test_no_entry_makes_an_empty_calendar():
    assert unfolded(calendar_file("n", (), MADE))[-2:] == ["END:VCALENDAR", ""]
