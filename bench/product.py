"""The product's turn: a food licence through `cases.services`, as the desk and the portal call it."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.services import verbs
from liuzui.cases.services.issuing import issue, serve
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call
from liuzui.cases.types import Channel
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal

ITEM = "food-business-licence"
FILED = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FORM = {
    "operator-name": "新绛县绛州老面馆", "uscc": "92140825MA00AMPXXT", "entity-kind": "individual-business",
    "representative": "王小花", "registered-address": "新绛县龙兴镇正平街 1 号",
    "contact-name": "王小花", "contact-phone": "13800000001", "business-form": "catering",
    "catering-items": ["hot-food", "cold-food"], "premises-address": "新绛县龙兴镇正平街 1 号",
    "premises-area": "120", "kitchen-area": "40", "staff-count": 6,
    "safety-managers": [{"name": "王小花", "position": "负责人"}],
}  # fmt: skip
Step = Callable[[str, Call], Any]
STAFF = {"window": {"window"}, "one": {"examiner"}, "two": {"examiner"}, "approver": {"approver"}, "head": {"head"}}


def people() -> Path:
    """Where the accounts of the measurement are named."""
    return settings.HOME / "bench.json"


def make_people() -> None:
    """An applicant with her business, and the officers of the agency."""
    from liuzui.parties.services.accounts import appoint, open_account
    from liuzui.parties.services.registration import create_organisation, create_person
    from liuzui.parties.services.service import consent_to_e_service
    from liuzui.parties.types import Identity, Post, Registration

    agency = catalog.item(ITEM).authority
    told = {"assurance": "sample", "actor": "system:bench", "at": FILED}
    person = create_person(Identity("王小花", "140825199003070040", "13800000001"), **told)
    shop = create_organisation(
        Registration("新绛县绛州老面馆", "92140825MA00AMPXXT", "individual_business", person.id), **told
    )
    consent_to_e_service(shop.id, actor="system:bench", at=FILED)
    owner = open_account("bench", "correct horse 42", kind="citizen", at=FILED, person=person.id)
    known = {"agency": agency, "owner": str(owner.id), "person": str(person.id), "shop": str(shop.id)}
    for number, (name, roles) in enumerate(STAFF.items()):
        account = open_account(f"bench-{name}", "correct horse 42", kind="staff", at=FILED)
        certificate = f"晋M{number:04}" if "examiner" in roles else ""
        appoint(
            account.id,
            Post(agency, name, frozenset(roles), date(2026, 1, 1), certificate),
            actor="system:bench",
            at=FILED,
        )
        known[name] = [str(account.id), certificate]
    people().write_text(json.dumps(known))


@lru_cache(maxsize=1)
def _known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(people().read_text())
    return found


def officer(name: str) -> c.Officer:
    """An officer of the measurement as a verb wants her."""
    account, certificate = _known()[name]
    return c.Officer(account, _known()["agency"], frozenset(STAFF[name]), certificate)


def call(account: str, at: datetime, key: str | None = None) -> Call:
    """A call under an idempotency key, as a browser or another system makes it."""
    return Call(f"account:{account}", at, key or os.urandom(8).hex())


def submit(at: datetime = FILED, key: str | None = None) -> Any:
    """File an application; the verb's answer holds the case number."""
    known, item = _known(), catalog.item(ITEM)
    form = SignedForm.of(FORM, known["owner"], at, "password")
    command = c.Submit(
        by=c.Person(known["owner"], frozenset({known["person"], known["shop"]})), item=ITEM,
        release=catalog.current_release(), agency=known["agency"], applicant=known["shop"],
        filing=form.commitment, materials=(), parts=tuple(part.key for part in item.reviews),
    )  # fmt: skip
    return verbs.submit(command, form, call(known["owner"], at, key))


def _review(name: str, part: str) -> Step:
    return lambda number, said: verbs.review(number, officer(name), (part, True), "符合要求", said)


def _serve(number: str, said: Call) -> Any:
    return serve(number, officer("window"), Channel.ELECTRONIC, (said.at, said.at, said.at), said)


STEPS: tuple[tuple[str, str, Step], ...] = (
    ("accept", "window", lambda number, said: verbs.accept(number, officer("window"), said)),
    ("review documents", "one", _review("one", "documents")),
    ("review site", "one", _review("one", "on-site")),
    ("review site again", "two", _review("two", "on-site")),
    ("grant", "approver", lambda number, said: verbs.grant(number, officer("approver"), "准予许可", said)),
    ("issue", "window", lambda number, said: issue(number, officer("window"), said)),
    ("serve", "window", _serve),
)
"""What follows a submission: name, who, how."""


def good(answer: Any) -> Any:
    """The answer; raises when the product said no."""
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the product said no: {answer}")
    return answer


def one_case() -> int:
    """One case through its eight verbs; returns eight."""
    number, at = good(submit())["number"], FILED + timedelta(hours=1)
    for _, who, step in STEPS:
        good(step(number, call(who, at)))
    return 1 + len(STEPS)
