"""The ledger's own recomputable functions. A version once used stays here as it is; a change is a new version."""

from liuzui.ledger.domain.draw import rfc3797, selection
from liuzui.ledger.types import recomputable

recomputable("draw.select", 1)(selection.select)
recomputable("draw.rfc3797", 1)(rfc3797.select)
