"""A refusal at the edge: its HTTP status and its words in both languages, Chinese binding."""

from typing import Any

from liuzui.kernel.refusal import Refusal
from liuzui.shell.wording.messages import words

STATUS = {
    "case.unknown": 404,
    "case.not_yours": 404,
    "case.other_agency": 403,
    "case.wrong_role": 403,
    "case.no_mandate": 403,
    "case.words_missing": 422,
    "case.place_missing": 422,
    "credential.head_decides": 403,
    "credential.no_basis": 422,
    "credential.no_reasons": 422,
    "idempotency.other_body": 422,
    "exchange.unknown_reference": 404,
    "exchange.not_the_protocol": 422,
    "exchange.answer_incomplete": 422,
    "exchange.bad_code": 422,
}
"""What is not named here is a conflict with the state of things (409)."""
INVALID = ("case.materials_missing", "case.nothing_named", "case.unknown_defect", "case.no_such", "case.days_")


class Denied(Exception):
    """Raised where a call cannot even be understood or allowed: the refusal and its HTTP status."""

    def __init__(self, refusal: Refusal, status: int) -> None:
        super().__init__(refusal.code)
        self.refusal, self.status = refusal, status


def status_of(refusal: Refusal) -> int:
    """HTTP status of a refusal."""
    if refusal.code.startswith(INVALID):
        return 422
    return STATUS.get(refusal.code, 409)


def as_json(refusal: Refusal) -> dict[str, Any]:
    """Code, words in both languages, articles and what to do next."""
    return {
        "code": refusal.code,
        "message": _both(refusal.code, dict(refusal.params)),
        "articles": list(refusal.articles),
        "next": _both(refusal.next_step, {}) if refusal.next_step else None,
    }


def _both(code: str, params: dict[str, Any]) -> dict[str, str]:
    return {lang: words(code, params, lang) for lang in ("zh", "en")}
