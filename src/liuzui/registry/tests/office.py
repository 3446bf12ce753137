"""A founder with a verified identity, and what she answers in the form of the set-up."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import filing
from liuzui.cases.services.examining import Asked
from liuzui.catalog import reads as catalog
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity

AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
ITEM = "company-setup"
NUMBER = "140825198801010013"
ANSWERS = {
    "entity-type": "limited-company", "company-name": "新绛县天禾商贸有限公司", "scope": "日用百货销售；家用电器销售",
    "premises-typed": "山西省运城市新绛县龙兴镇正平路12号", "premises-use": "commercial", "premises-proof": "promise",
    "capital": "50万元", "capital-due": "2031-06-30", "founders": "me", "no-supervisor": True, "owners-exempt": True,
    "has-employees": False, "wants-bank": False,
}  # fmt: skip


@dataclass(frozen=True)
class Founder:
    """Somebody with an account who applies in her own name."""

    account: UUID
    person: UUID

    def asked(self, draft="", filing=False, **answers):
        """What the examiner is asked of her application."""
        return Asked(catalog.item(ITEM), {**ANSWERS, **answers}, str(self.person), AT, draft, filing)

    def file(self, insists=False, at=AT, **answers):
        """Files her application; the case, or why not."""
        draft = drafting.start(drafting.Start(str(self.account), self.person, ITEM, {}, {}), at)
        signature = filing.Signature(account=self.account, at=at, key=str(draft), insists=insists)
        number = filing.submit(drafts.draft(draft, str(self.account)), {**ANSWERS, **answers}, signature)
        return cases.case(number) if isinstance(number, str) else number


def founder_named(name, number, username):
    """A new person with an account."""
    person = create_person(Identity(name, number, "13800000001"), assurance="sample", actor="system:test", at=AT)
    account = open_account(username, "correct horse 42", kind="citizen", at=AT, person=person.id)
    return Founder(account.id, person.id)
