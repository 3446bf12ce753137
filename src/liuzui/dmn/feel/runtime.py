"""What one evaluation carries along: diagnostics, budgets of steps, time and depth, and the clock."""

import time
from collections.abc import Callable

from liuzui.dmn.diagnostics import LIMITS, NOWHERE, Diagnostic, Limits, Param, Place

SELF = "\0"
"""The key under which every scope holds its Runtime; no FEEL name can be it."""

Scope = dict[str, object]


class FeelError(Exception):
    """A value outside a domain: becomes null with a diagnostic at the nearest invocation or operator."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Exhausted(Exception):
    """The budget of an evaluation is spent; ends the whole evaluation with null."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Runtime:
    """One evaluation: findings so far and what is left to spend."""

    __slots__ = ("_deadline", "_muted", "_steps", "calls", "clock", "diagnostics", "limits", "place", "zone")

    def __init__(
        self,
        limits: Limits = LIMITS,
        clock: Callable[[], int] = time.time_ns,
        zone: str = "UTC",
        place: Place = NOWHERE,
    ) -> None:
        self.limits = limits
        self.clock = clock
        self.zone = zone
        self.place = place
        self.diagnostics: list[Diagnostic] = []
        self.calls = 0
        self._steps = 0
        self._muted = 0
        self._deadline = time.monotonic() + limits.seconds

    def record(self, code: str, at: int | None = None, **params: Param) -> None:
        """Note a finding here; past the limit only the count matters and nothing is kept."""
        if self._muted == 0 and len(self.diagnostics) < self.limits.diagnostics:
            self.diagnostics.append(Diagnostic(code, params, self.place, at))

    def spend(self, steps: int = 1) -> None:
        """Take from the budget; raises Exhausted when it is spent."""
        before = self._steps
        self._steps = before + steps
        if self._steps > self.limits.steps:
            raise Exhausted("feel.steps", limit=self.limits.steps)
        if before >> 8 != self._steps >> 8 and time.monotonic() > self._deadline:
            raise Exhausted("feel.time", seconds=str(self.limits.seconds))

    def demand_size(self, size: int) -> None:
        """Refuse a list or string that is too large to build."""
        if size > self.limits.items:
            raise Exhausted("feel.memory", limit=self.limits.items)

    def mute(self) -> None:
        """Stop recording until `unmute`: an attempt whose failure is no finding."""
        self._muted += 1

    def unmute(self) -> None:
        """Record again."""
        self._muted -= 1


def runtime_of(scope: Scope) -> Runtime:
    """The Runtime of a scope."""
    found = scope[SELF]
    assert isinstance(found, Runtime)  # noqa: S101  (every scope is made by new_scope)
    return found
