"""Paths of company set-ups: the table grants most at once; officers decide the rest; members end each in its time."""

from collections.abc import Iterator

from liuzui.simulation.domain.stories import DAY, HOUR, Clock, Path, Step


def _together(clock: Clock) -> Iterator[Step]:
    """What starts with the licence, each by its own agency; what does not apply is left out when it comes to it."""
    begun = clock.at
    times = {"tax": (10, 150), "insurance": (30, 4 * HOUR), "fund": (30, 4 * HOUR), "seals": (DAY // 2, 3 * DAY),
             "bank": (DAY, 4 * DAY)}  # fmt: skip
    steps = []
    for member, span in times.items():
        clock.at = begun
        steps.append(Step(clock.after(*span), "finish", OFFICERS[member], member))
    yield from sorted(steps, key=lambda step: step.at)


OFFICERS = {"tax": "tax", "insurance": "insurance", "fund": "fund", "seals": "seals", "bank": "bank"}
"""Who ends which member: accounts of the demo."""


def instant(clock: Clock) -> Iterator[Step]:
    """Granted by the table, everything else side by side."""
    yield from _together(clock)


def decided(clock: Clock) -> Iterator[Step]:
    """Handed to an officer, who grants."""
    yield Step(clock.after(30, 6 * HOUR), "approve", "approver")
    yield from _together(clock)


def rejected(clock: Clock) -> Iterator[Step]:
    """Handed to an officer, who refuses with reasons."""
    yield Step(clock.after(2 * HOUR, 2 * DAY), "reject", "approver")


def cancelled(clock: Clock) -> Iterator[Step]:
    """Handed to an officer, withdrawn before she decides."""
    yield Step(clock.after(30, DAY), "cancel")


def asked(clock: Clock) -> Iterator[Step]:
    """One notice that waits for the applicant, who gives up after a while."""
    yield Step(clock.after(HOUR, DAY), "ask_all", "window")
    yield Step(clock.after(15 * DAY, 25 * DAY), "cancel")


def failing(clock: Clock) -> Iterator[Step]:
    """Taxes cannot be done at first; what else there is goes on."""
    yield Step(clock.after(20, 2 * HOUR), "fail", "tax", "tax")
    yield Step(clock.after(HOUR, DAY), "retry", "tax", "tax")
    yield from _together(clock)


SETUP: tuple[tuple[Path, int], ...] = (
    (instant, 64), (decided, 14), (rejected, 5), (cancelled, 5), (asked, 4), (failing, 6),
)  # fmt: skip
"""Paths with their weights."""
BY_HAND = frozenset({"decided", "rejected", "cancelled", "asked"})
"""Paths of applications that the table hands to an officer."""
