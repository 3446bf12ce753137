"""From a granted package to the licence: ordered, answered, established; what does not fit is doubted, never taken."""

from uuid import UUID

import pytest

from liuzui.cases.models import Member
from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import examining, filing
from liuzui.cases.services.package import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON
from liuzui.credentials import reads as credentials
from liuzui.credentials.types import Standing
from liuzui.exchange.models import RegistrationReply
from liuzui.exchange.reads import registrations
from liuzui.exchange.services import registration
from liuzui.exchange.services.registration.asking import standin
from liuzui.exchange.types import Order
from liuzui.kernel.identifiers import uscc
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Parked
from liuzui.ledger.services.reactor import drain
from liuzui.parties import reads as parties
from liuzui.shell.time import at
from liuzui.web.wiring import WIRING

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
VALUES = {
    "entity-type": "limited-company", "company-name": "新绛县天禾商贸有限公司", "scope": "日用百货销售；五金产品零售",
    "capital": "50万元", "has-employees": False, "wants-bank": True, "founders": "me",
}  # fmt: skip


@pytest.fixture(autouse=True)
def granting(monkeypatch):
    """The examiner finds nothing, so that packages are granted at once."""
    monkeypatch.setattr(examining, "_EXAMINERS", {"company-setup": lambda asked: examining.Examined()})


@pytest.fixture
def filed(town):
    """Files the package and lets everything follow; with how the registration system is reached."""

    def file(values=VALUES, key="k"):
        account = str(town.owner.id)
        draft = drafting.start(drafting.Start(account, UUID(town.person), "company-setup", {}, {}), NOON)
        signature = filing.Signature(account=town.owner.id, at=NOON, key=key)
        number = filing.submit(drafts.draft(draft, account), dict(values), signature)
        assert isinstance(number, str), number
        follow()
        return number

    return file


def follow():
    with at(NOON):
        drain(WIRING)
    assert not Parked.objects.exists(), Parked.objects.values_list("error", flat=True)


def stages(number):
    return dict(Member.objects.filter(case__number=number).values_list("key", "stage"))


def answer(number, **said):
    """What the stand-in would say of the order, with something else in it."""
    asked = registrations.of_case(number)[-1]
    order = Order(asked.reference, number, UUID(int=0), asked.name, asked.kind, {})
    return {**standin(order, NOON), **said}


def test_with_the_stand_in_the_licence_is_in_the_applicants_wallet_and_the_others_run_side_by_side(
    filed, town, settings
):
    settings.DEMO = True
    number = filed()
    found = cases.case(number)
    assert stages(number) == {
        "registration": "done", "seals": "running", "tax": "running", "insurance": "skipped", "fund": "skipped",
        "bank": "running",
    }  # fmt: skip
    mine = [party.id for party in parties.acting_for(town.owner, NOON)]
    (card,) = credentials.licences_of(*mine)
    assert (card.number, card.standing, card.sample) == (found.state.licence, Standing.VALID, True)
    assert uscc(card.number) == card.number
    public = credentials.verify(card.number)
    assert (public.holder, public.standing) == ("新绛县天禾商贸有限公司", Standing.VALID)
    made = parties.organisation_by_uscc(card.number)
    assert (made.name, str(made.representative)) == (VALUES["company-name"], town.person)
    assert credentials.pdf(card.number).startswith(b"%PDF")


def test_without_a_connector_the_order_waits_for_an_answer_by_hand(filed, settings):
    settings.DEMO = False
    number = filed()
    (order,) = registrations.of_case(number)
    assert (order.way, order.state, order.name) == ("hand", "waiting", VALUES["company-name"])
    assert order.application["注册资本（出资总额）"] == "50万元"
    assert stages(number)["registration"] == "running"
    taken = registration.take(answer(number, sample=False), actor="account:1", at=NOON, by="1")
    assert not isinstance(taken, Refusal)
    follow()
    assert stages(number)["registration"] == "done"


def test_a_sample_is_refused_where_the_work_is_real(filed, settings):
    settings.DEMO = False
    number = filed()
    no = registration.take(answer(number), actor="service:x", at=NOON)
    assert no.code == "exchange.sample_answer"
    follow()
    assert stages(number)["registration"] == "running"
    assert [reply.doubt for reply in registrations.of_case(number)[0].doubts] == ["exchange.sample_answer"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "新绛县别家商贸有限公司"}, "exchange.other_company"),
        ({"code": "91140825MAYAAAAAA0"}, "exchange.bad_code"),
        ({"reference": "140825-1/registration"}, "exchange.unknown_reference"),
        ({"state": "perhaps"}, "exchange.not_the_protocol"),
        ({"issued_on": "someday"}, "exchange.answer_incomplete"),
        ({"serial": "\x00"}, "exchange.not_the_protocol"),
    ],
)
def test_an_answer_that_cannot_be_about_this_company_changes_nothing(filed, settings, said, code):
    settings.DEMO = False
    number = filed()
    no = registration.take(answer(number, **{"sample": False, **said}), actor="service:x", at=NOON)
    assert no.code == code
    follow()
    assert stages(number)["registration"] == "running"
    assert not registrations.issued(f"{number}/registration")


def test_the_same_answer_twice_is_taken_once(filed, settings):
    settings.DEMO = True
    number = filed()
    again = registration.take(answer(number), actor="service:x", at=NOON)
    assert not isinstance(again, Refusal)
    follow()
    assert RegistrationReply.objects.count() == 1


def test_a_second_code_is_doubted_and_looked_at_by_a_person(filed, town, settings):
    settings.DEMO = True
    number = filed()
    first = cases.case(number).state.licence
    other = "91350100M000100Y43"
    registration.take(answer(number, code=other), actor="service:x", at=NOON)
    follow()
    assert cases.case(number).state.licence == first
    (doubt,) = registrations.of_case(number)[0].doubts
    assert doubt.doubt == "package.other_result"
    assert registrations.doubted_cases() == (number,)
    assert registration.look_at(doubt.id, by=str(town.owner.id), at=NOON) is None
    assert registrations.doubted_cases() == ()


def test_a_code_that_another_organisation_has_is_doubted(filed, settings):
    settings.DEMO = False
    number = filed()
    registration.take(answer(number, sample=False, code="92140825MA00AMPXXT"), actor="service:x", at=NOON)
    follow()
    assert stages(number)["registration"] == "running"
    assert registrations.of_case(number)[0].doubts[0].doubt == "package.code_taken"


def test_not_registered_is_seen_and_tried_again_under_a_new_reference(filed, town, settings):
    settings.DEMO = False
    number = filed()
    registration.take(answer(number, sample=False, state="refused", reason="名称重复"), actor="service:x", at=NOON)
    follow()
    assert stages(number)["registration"] == "failed"
    verbs.retry(number, town.officers["approver"], "registration", Call("account:a", NOON, "r"))
    follow()
    first, second = registrations.of_case(number)
    assert (second.reference, second.state) == (f"{number}/registration/2", "waiting")
    assert first.state == "refused"
    registration.take(answer(number, sample=False, serial="P2"), actor="service:x", at=NOON)
    follow()
    assert stages(number)["registration"] == "done"


def test_an_officer_cannot_state_a_registration_and_a_failed_step_never_hides_the_licence(filed, town, settings):
    settings.DEMO = False
    number = filed()
    officer, call = town.officers["approver"], Call("account:a", NOON)
    no = verbs.finish(number, officer, "registration", "91140825MA0KTE5M1U", call)
    assert no.code == "package.by_other_system"
    registration.take(answer(number, sample=False), actor="service:x", at=NOON)
    follow()
    verbs.fail(number, officer, "seals", "刻章单位停业", call)
    follow()
    assert stages(number)["seals"] == "failed"
    assert credentials.licence_of_case(number).standing == Standing.VALID
    verbs.retry(number, officer, "seals", call)
    for key in ("seals", "tax", "bank"):
        assert not isinstance(verbs.finish(number, officer, key, "好", call), Refusal)
    follow()
    assert str(cases.case(number).state.stage) == "served"
    assert verbs.cancel(number, town.applicant, call).next_step == "package.deregister"
