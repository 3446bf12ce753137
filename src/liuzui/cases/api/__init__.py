"""The verbs of cases over HTTP, for other systems: service token, `Idempotency-Key`, JSON."""

from ninja import Router

from liuzui.cases.api.officer import router as officer
from liuzui.cases.api.reading import router as reading

router = Router()
router.add_router("/", reading)
router.add_router("/", officer)

__all__ = ["router"]
