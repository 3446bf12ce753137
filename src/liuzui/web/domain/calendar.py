"""A calendar file as RFC 5545 lays it down: one entry a date, each with a reminder the day before."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets of a line (RFC 5545, 3.1)."""
SPECIAL = re.compile(r"([\\;,])")


@dataclass(frozen=True, slots=True)
class Entry:
    """A day or an instant to remember; `key` names it for ever, so that a second import replaces the first."""

    key: str
    when: date | datetime
    title: str
    address: str

    @property
    def timed(self) -> bool:
        """Whether it has an hour."""
        return isinstance(self.when, datetime)


def calendar_file(name: str, entries: tuple[Entry, ...], made: datetime) -> str:
    """The whole file; lines end as the format demands."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Liuzui//dates//ZH", "METHOD:PUBLISH", f"NAME:{text(name)}"]
    for one in entries:
        lines += event(one, made)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def event(one: Entry, made: datetime) -> list[str]:
    """The lines of one entry."""
    return [
        "BEGIN:VEVENT", f"UID:{text(one.key)}", f"DTSTAMP:{stamp(made)}", *span(one.when),
        f"SUMMARY:{text(one.title)}", f"URL:{one.address}", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{text(one.title)}", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
    ]  # fmt: skip


def span(when: date | datetime) -> list[str]:
    """A whole day for a date, a moment for an instant.

    >>> span(date(2026, 11, 30))
    ['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201']
    """
    if isinstance(when, datetime):
        return [f"DTSTART:{stamp(when)}"]
    return [f"DTSTART;VALUE=DATE:{when:%Y%m%d}", f"DTEND;VALUE=DATE:{when + timedelta(days=1):%Y%m%d}"]


def stamp(at: datetime) -> str:
    """An instant in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def text(words: str) -> str:
    """Words as a value: commas, semicolons and line ends escaped."""
    return SPECIAL.sub(r"\\\1", words).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cutting a character in two."""
    pieces: list[str] = []
    rest = line
    while len(rest.encode()) > LINE - bool(pieces):
        cut = rest.encode()[: LINE - bool(pieces)].decode(errors="ignore")
        pieces.append(cut)
        rest = rest[len(cut) :]
    return "\r\n ".join([*pieces, rest])
