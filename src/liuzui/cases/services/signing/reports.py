"""“I was impersonated”: a case at the agency that registers, opened in the name of the person who says so.

登记条例 第四十条: who is touched by a false registration may ask the registering agency to cancel it. Here she speaks
before anything is registered; the agency's officers look into it, and nothing is filed until they have.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.reads.signing import RoundRow
from liuzui.cases.services import verbs
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call
from liuzui.catalog import reads as catalog
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties

ITEM = "identity-misuse-report"


def report(found: RoundRow, account: UUID, said: str, *, at: datetime, window: bool, key: str) -> str | Refusal:
    """Opens the case in the caller's transaction; its number, empty where the county offers no such item."""
    try:
        item = catalog.item(ITEM)
    except NoSuchContent:
        return ""
    who = found.person(key)
    her = parties.person_by_id(who.number) if who else None
    if her is None:
        return Refusal("signing.register_first", next_step="signing.register_at_window")
    values: dict[str, Any] = {"what-happened": said, "in-which": "signing", "reference": str(found.id)}
    form = SignedForm.of(values, str(account), at, "window" if window else "password")
    command = c.Submit(
        by=c.Person(str(account), frozenset({str(her.id)})), item=item.code, release=catalog.current_release(),
        agency=item.authority, applicant=str(her.id), filing=form.commitment, materials=(), required=(),
        parts=tuple(review.key for review in item.reviews),
    )  # fmt: skip
    answer = verbs.submit(command, form, Call(f"account:{account}", at))
    return answer if isinstance(answer, Refusal) else str(answer["number"])
