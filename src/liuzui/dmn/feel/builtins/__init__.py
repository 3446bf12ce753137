"""The built-in functions of FEEL (10.3.4); importing this package registers them in `signatures.BUILTINS`."""

from liuzui.dmn.feel.builtins import (
    aggregates,
    calendar,
    contexts,
    conversion,
    lists,
    numeric,
    points,
    statistics,
    strings,
)

__all__ = [
    "aggregates",
    "calendar",
    "contexts",
    "conversion",
    "lists",
    "numeric",
    "points",
    "statistics",
    "strings",
]
