"""An explanation of the engine as the reasons that are kept."""

from collections.abc import Mapping
from typing import Any

import msgspec

from liuzui.decisions.types import Reasons
from liuzui.dmn.explain import Explanation
from liuzui.dmn.explain.plain import plain


def reasons_of(found: Explanation) -> Reasons:
    """The reasons of an explanation."""
    return of_plain(plain(found))


def of_plain(found: Mapping[str, Any]) -> Reasons:
    """The reasons of a plain explanation (`liuzui.dmn.explain.plain`)."""
    return msgspec.convert(found, Reasons)
