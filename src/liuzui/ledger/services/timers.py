"""Timers are wake-ups: they say when to look again, never what happens then."""

from collections.abc import Callable, Mapping
from datetime import datetime

from liuzui.ledger.models import Timer
from liuzui.shell.storage.sql import instant, tell
from liuzui.shell.time import now

Wake = Callable[[str, datetime], None]
SET = (
    "INSERT INTO ledger_timer (stream, due_at) VALUES (%s, %s)"
    " ON CONFLICT (stream) DO UPDATE SET due_at = excluded.due_at"
)


def set_timer(stream: str, due_at: datetime | None) -> None:
    """Sets, moves or removes the wake-up of a stream, in the caller's transaction."""
    if due_at is None:
        tell("DELETE FROM ledger_timer WHERE stream = %s", [stream])
    else:
        tell(SET, [stream, instant(due_at)])


def ring(wakes: Mapping[str, Wake], *, batch: int = 200) -> int:
    """Wakes every stream that is due; `wakes` maps the stream's prefix to a verb that moves its timer."""
    at = now()
    due = list(Timer.objects.filter(due_at__lte=at).order_by("due_at")[:batch])
    for timer in due:
        wakes[timer.stream.split(":")[0]](timer.stream, at)
    return len(due)
