"""Members by their agencies' systems: done without a person, once; refused, garbled, doubled, silent answers."""

from datetime import date

import pytest

from liuzui.cases.reads import cases
from liuzui.cases.services.package import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_members import VALUES, filed, follow, granting, stages
from liuzui.cases.types import Officer
from liuzui.exchange.models import RegistrationOrder, RegistrationReply
from liuzui.exchange.reads.registrations import CONTEXT
from liuzui.exchange.services import registration
from liuzui.exchange.types import MEMBER
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import Delivery
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post
from liuzui.shell.crypto import unseal_json

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
_ = (filed, granting)
STAFFED = {**VALUES, "has-employees": True, "employees": 3, "wants-bank": False}


@pytest.fixture(autouse=True)
def demo(settings):
    """The registration system is the built-in stand-in."""
    settings.DEMO = True


@pytest.fixture
def connected(settings):
    """The tax service has a system of its own, which this test plays."""
    settings.MEMBER_URLS = {"tax": "https://tax.example"}


def said(number, **changes):
    """What the tax service's system says."""
    one = {"protocol": MEMBER, "reference": f"{number}/tax", "serial": "T-1", "state": "done", "result": "增值税小规模",
           "reason": "", "sample": False}  # fmt: skip
    return registration.take({**one, **changes}, actor="service:member", at=NOON)


def test_members_with_a_stand_in_finish_without_a_person_and_the_others_wait(filed, settings):
    settings.MEMBER_STANDINS = frozenset({"tax", "insurance", "fund"})
    number = filed(STAFFED)
    found = stages(number)
    assert [found[key] for key in ("registration", "tax", "seals")] == ["done", "done", "running"]
    assert found["insurance"] in ("done", "skipped")
    done = [one.data for one in ledger.events(f"case:{number}") if one.kind == "member.finished"]
    assert {one["by"] for one in done} == {""}
    assert all(one["result"].startswith("样本") for one in done if one["member"] != "registration")


def test_without_a_connector_every_member_waits_for_its_officer(filed):
    number = filed(STAFFED)
    assert stages(number)["tax"] == "running"
    assert not RegistrationOrder.objects.filter(port="member").exists()


def test_an_agency_is_sent_the_entity_and_what_it_needs_only(filed, connected):
    number = filed({**VALUES, "taxpayer": "small"})
    order = RegistrationOrder.objects.get(port="member")
    told = unseal_json(order.subject, order.sealed, CONTEXT)
    assert told["application"] == {"code": cases.case(number).state.licence, "增值税纳税人": "小规模纳税人"}
    assert Delivery.objects.get(key=f"{number}/tax").destination == "https://tax.example/v1/members"


def test_an_answer_finishes_its_member_once(filed, connected):
    number = filed()
    assert said(number, state="taken", result="").state == "taken"
    follow()
    assert stages(number)["tax"] == "running"
    for _again in range(2):
        said(number)
        follow()
    assert cases.case(number).state.member("tax").result == "增值税小规模"
    said(number, result="别的结果")
    follow()
    assert RegistrationReply.objects.get(said__result="别的结果").doubt == "package.other_result"
    assert cases.case(number).state.member("tax").result == "增值税小规模"


def test_a_refused_member_is_seen_tried_again_and_never_hides_the_licence(filed, connected):
    number = filed()
    said(number, state="refused", result="", reason="缺办税人员")
    follow()
    assert stages(number)["tax"] == "failed"
    assert cases.case(number).state.licence
    account = open_account("staff-tax", "correct horse 42", kind="staff", at=NOON)
    post = Post("0116", "税务", frozenset({"window"}), date(2026, 1, 1), "")
    appoint(account.id, post, actor="system:test", at=NOON)
    officer = Officer(str(account.id), "0116", frozenset({"window"}))
    verbs.retry(number, officer, "tax", Call(f"account:{account.id}", NOON))
    follow()
    assert said(number, reference=f"{number}/tax/2").state == "done"
    follow()
    assert stages(number)["tax"] == "done"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": "registered"}, "exchange.not_the_protocol"),
        ({"result": ""}, "exchange.answer_incomplete"),
        ({"serial": "???"}, "exchange.not_the_protocol"),
        ({"reference": "x/tax"}, "exchange.unknown_reference"),
        ({"protocol": "liuzui.registration/1", "state": "taken"}, "exchange.unknown_reference"),
    ],
)
def test_what_is_no_answer_changes_nothing(filed, connected, changes, code):
    number = filed()
    outcome = said(number, **changes)
    assert isinstance(outcome, Refusal)
    assert outcome.code == code
    follow()
    assert stages(number)["tax"] == "running"


def test_a_sample_is_doubted_outside_a_demo(filed, connected, settings):
    number = filed()
    settings.DEMO = False
    assert said(number, sample=True).code == "exchange.sample_answer"
    follow()
    assert stages(number)["tax"] == "running"
