"""Comparing a result with what the kit expects: exact, but numbers to the digits the kit writes."""

from decimal import Decimal

from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.feel.semantics.numbers import CONTEXT
from liuzui.dmn.feel.temporal import DateTime, Time

TOLERANCE = Decimal("1e-8")


def agrees(found: object, expected: object) -> bool:
    """Whether a result is the expected one; numbers may differ by one part in 10^8."""
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        return _close(found, expected)
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(agrees, found, expected))
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(agrees(one, expected[key]) for key, one in found.items())
    if found is None or expected is None:
        return found is expected
    return equal(found, expected) is True and type(found) is type(expected) and _local(found) == _local(expected)


def _local(value: object) -> bool:
    """Whether a time or date and time is without an offset."""
    return isinstance(value, Time | DateTime) and value.offset is None


def _close(found: Decimal, expected: Decimal) -> bool:
    if found == expected:
        return True
    return abs(CONTEXT.subtract(found, expected)) <= TOLERANCE * max(Decimal(1), abs(expected))
