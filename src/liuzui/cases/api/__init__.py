"""The verbs of cases over HTTP, for other systems: service token, `Idempotency-Key`, JSON."""

from ninja import Router

from liuzui.cases.api.answers import router as answers
from liuzui.cases.api.applicant import router as applicant
from liuzui.cases.api.hearing import mine as hearings
from liuzui.cases.api.matters import router as matters
from liuzui.cases.api.officer import router as officer
from liuzui.cases.api.reading import router as reading
from liuzui.cases.api.signing import router as signing

router = Router()
for part in (applicant, signing, matters, reading, officer, answers, hearings):
    router.add_router("/", part)

__all__ = ["router"]
