"""The verbs of cases over HTTP, for other systems: service token, `Idempotency-Key`, JSON."""

from liuzui.cases.api.officer import router as officer
from liuzui.cases.api.reading import router as reading

ROUTERS = (reading, officer)

__all__ = ["ROUTERS"]
