"""The one exit hands over single cases too: the licence that was made is served where its holder stands."""

import pytest
from django.test import Client

from liuzui.cases.models import Case
from liuzui.cases.reads import cases, handing
from liuzui.cases.services.contents import Material, compose
from liuzui.cases.tests.licensing_world import at
from liuzui.cases.tests.test_views_serving import made
from liuzui.credentials import reads as credentials
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.parties.models import Account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity
from liuzui.shell import time

pytestmark = pytest.mark.django_db
__all__ = ["made"]
EXIT = "/desk/window/hand-over/"


@pytest.fixture
def ask(town, made):
    """Posts what the window types at the exit, with the document of the person who owns the shop."""
    client = Client()
    client.force_login(Account.objects.get(username="staff-window"))
    own = parties.identity(town.person)
    card = {"name": own.name, "number": own.resident_id, "document": "resident_card", "verified": "eye"}

    def post(**said):
        with time.at(at("03-02", 15)):
            return client.post(EXIT, {**card, **said})

    return post


def test_a_licence_that_was_made_is_handed_over_once_and_counts_from_then_on(made, ask, town):
    number, licence = made
    assert licence in ask(do="find").content.decode()
    assert "没有勾选要交付的结果" in ask(do=f"hand:{number}").content.decode()
    assert credentials.licence_of_case(number).standing == "unserved"
    sent = {"do": f"hand:{number}", "result": [handing.SINGLE], "_key": "a" * 32}
    for _twice in range(2):
        assert ask(**sent)["Location"] == f"{EXIT}{number}/"
    served = [one for one in ledger.events(f"case:{number}") if one.kind == "case.served"]
    said = [tuple(one.data[key] for key in ("channel", "document", "verified", "mandate")) for one in served]
    assert said == [("window", "resident_card", "eye", "mandate")]
    assert served[0].data["present"] == str(town.person)
    proof = compose(Material.of(Case.objects.get(number=number), served[0], "1"))
    assert proof.signed_by.startswith(f"{parties.identity(town.person).name}（代 ")
    assert "出示居民身份证" in proof.remark
    with time.at(at("03-02", 16)):
        assert credentials.licence_of_case(number).standing == "valid"
    assert "没有可领的结果" in ask(do="find").content.decode()
    assert cases.case(number).state.stage == "served"
    record = Client()
    record.force_login(Account.objects.get(username="staff-window"))
    page = record.get(f"{EXIT}{number}/").content.decode()
    assert licence in page
    assert "送达回证" in page
    assert "已交付" in page


def test_a_single_case_of_somebody_else_is_not_handed_over(made, ask, town):
    number, _licence = made
    who = Identity("李四", "140825199003070067", "13800000009")
    create_person(who, assurance="sample", actor="system:test", at=at("03-02", 9))
    card = {"name": who.name, "number": who.resident_id}
    assert "没有可领的结果" in ask(do="find", **card).content.decode()
    refused = ask(do=f"hand:{number}", result=[handing.SINGLE], **card)
    assert refused.status_code == 409
    assert "不能领取" in refused.content.decode()
    assert cases.case(number).state.stage == "issued"
