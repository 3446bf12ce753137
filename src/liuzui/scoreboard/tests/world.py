"""Packages of a made-up item: events as the log holds them, without a database."""

from datetime import UTC, datetime, timedelta

from liuzui.ledger.types import StoredEvent
from liuzui.scoreboard.domain.course import Counted

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday, nine in the morning in the county."""
MEMBERS = {
    "registration": Counted(True, 0), "seals": Counted(False, None), "tax": Counted(True, 0),
    "insurance": Counted(True, 0), "bank": Counted(False, None),
}  # fmt: skip


def after(minutes):
    return NINE + timedelta(minutes=minutes)


def elapsed(a, b):
    """A calendar that never closes."""
    return int((b - a).total_seconds() // 60)


def stream(*happened, number="140825-20260302-0107-000001-1"):
    """Events from (minutes after nine, kind, data)."""
    filed = (0, "package.filed", {"item": "company-setup", "release": "r", "members": list(MEMBERS)})
    return [
        StoredEvent(n, f"uid-{n}", f"case:{number}", n, kind, 1, data, "system:test", after(minutes), after(minutes))
        for n, (minutes, kind, data) in enumerate((filed, *happened), start=1)
    ]


def finished(minutes, member, by=""):
    return (minutes, "member.finished", {"member": member, "by": by, "result": "x", "reference": ""})


def skipped(member):
    return (0, "member.skipped", {"member": member, "reason": "package.not_needed"})


GRANTED = (0, "package.granted", {"automatic": True, "late": False})
BY_HAND = (60, "package.granted", {"automatic": False, "late": False})
HANDED = (0, "package.handed_over", {"reasons": ["x"]})
