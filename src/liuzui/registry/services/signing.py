"""Tells `cases` who must sign an application to set up an entity."""

from collections.abc import Mapping
from typing import Any

from liuzui.cases.types import Signatory
from liuzui.kernel.identifiers.spelling import compact
from liuzui.registry.domain.setup.signing import signs


def setup_signatories(answers: Mapping[str, Any]) -> tuple[Signatory, ...]:
    """Everybody who must sign; one person with several roles is named once for each."""
    return tuple(Signatory(name, compact(number), roles) for name, number, roles in signs(answers))
