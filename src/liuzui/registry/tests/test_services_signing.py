"""A company of two shareholders is filed only when both have signed the same application, then granted as ever."""

import pytest

from liuzui.cases.reads import cases, drafts
from liuzui.cases.reads import signing as reads
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import filing
from liuzui.cases.services.signing import acts, hook, rounds
from liuzui.kernel.refusal import Refusal
from liuzui.parties.models import Account
from liuzui.registry.tests.office import ANSWERS, AT, ITEM, NUMBER, founder_named

pytestmark = pytest.mark.django_db
SECOND = "140825198801010021"
SEVERAL = {
    **ANSWERS, "founders": "several",
    "members": [
        {"name": "王小花", "kind": "person", "number": NUMBER, "share": "60%"},
        {"name": "张建国", "kind": "person", "number": SECOND, "share": "40%"},
    ],
    "officers": [
        {"name": "王小花", "number": NUMBER, "phone": "13800000001",
         "posts": ["legal_representative", "director", "manager", "finance", "contact", "tax"]},
    ],
}  # fmt: skip


def test_two_shareholders_sign_then_it_is_filed_and_granted(founder):
    other = founder_named("张建国", SECOND, "zhang")
    made = drafting.start(drafting.Start(str(founder.account), founder.person, ITEM, {}, {}), AT)
    draft = drafts.draft(made, str(founder.account))
    signature = filing.Signature(account=founder.account, at=AT, key="k")
    refused = filing.submit(draft, SEVERAL, signature)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.params["n"]) == ("signing.needed", 2)
    people = hook.signatories(ITEM, SEVERAL)
    assert [(one.name, one.roles) for one in people] == [
        ("王小花", ("shareholder", "legal_representative", "director", "contact")), ("张建国", ("shareholder",)),
    ]  # fmt: skip
    laid = rounds.Laid(draft, filing.to_sign(draft, SEVERAL), people)
    round_id = rounds.start(laid, actor=f"account:{founder.account}", at=AT)
    for place, who in (("p1", founder), ("p2", other)):
        waits = filing.submit(draft, SEVERAL, signature)
        assert waits.code == "signing.not_all"
        acts.sign(reads.by_id(round_id), acts.Act(place, who.account, AT, f"{place:0>32}"))
    changed = filing.submit(draft, {**SEVERAL, "capital": "60万元"}, signature)
    assert changed.code == "signing.changed"
    found = cases.case(filing.submit(draft, SEVERAL, signature))
    assert (found.protocol, str(found.state.stage)) == ("package/1", "granted"), found.state.reasons
    assert reads.of_case(found.number).state.stage == "filed"


def test_a_shareholder_without_a_number_cannot_be_asked_to_sign(founder):
    made = drafting.start(drafting.Start(str(founder.account), founder.person, ITEM, {}, {}), AT)
    draft = drafts.draft(made, str(founder.account))
    values = {**SEVERAL, "members": [SEVERAL["members"][0], {"name": "张建国", "share": "40%"}]}
    laid = rounds.Laid(draft, filing.to_sign(draft, values), hook.signatories(ITEM, values))
    refused = rounds.start(laid, actor=f"account:{founder.account}", at=AT)
    assert (refused.code, refused.params["names"]) == ("signing.number_missing", "张建国")


def test_a_signature_that_lost_its_force_is_named_with_the_company(founder, client):
    made = drafting.start(drafting.Start(str(founder.account), founder.person, ITEM, {}, {}), AT)
    draft = drafts.draft(made, str(founder.account))
    laid = rounds.Laid(draft, filing.to_sign(draft, SEVERAL), hook.signatories(ITEM, SEVERAL))
    round_id = rounds.start(laid, actor=f"account:{founder.account}", at=AT)
    acts.sign(reads.by_id(round_id), acts.Act("p1", founder.account, AT, "k" * 32))
    rounds.void(draft.id, "edited", actor=f"account:{founder.account}", at=AT)
    client.force_login(Account.objects.get(pk=founder.account))
    assert f" · {SEVERAL['company-name']}</b> " in client.get("/my/").content.decode().partition("等我签名的")[2][:900]
