"""An explanation of the engine as the reasons that are kept."""

from collections.abc import Container, Mapping
from typing import Any

import msgspec

from liuzui.decisions.types import Reasons
from liuzui.dmn.explain import Explanation
from liuzui.dmn.explain.plain import plain_of


def reasons_of(found: Explanation, inputs: Container[str]) -> Reasons:
    """The reasons of an explanation; a fact that is not of its type leaves the case to a person."""
    return of_plain(plain_of(found, inputs))


def of_plain(found: Mapping[str, Any]) -> Reasons:
    """The reasons of a plain explanation (`liuzui.dmn.explain.plain`)."""
    return msgspec.convert(found, Reasons)
