"""The registration system over HTTP: at once, later, down, garbage, of another; nothing lost, nothing doubled."""

from datetime import timedelta

import pytest

from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_members import VALUES, answer, filed, follow, granting, stages
from liuzui.credentials import reads as credentials
from liuzui.exchange.reads import registrations
from liuzui.exchange.services import registration
from liuzui.exchange.services.registration.following import follow_orders
from liuzui.ledger.models import Delivery
from liuzui.ledger.services.deliveries import send_due
from liuzui.ledger.services.outside import signing
from liuzui.shell.time import at
from tests.standins.registration import registry

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
_ = (filed, granting)


@pytest.fixture
def system(settings):
    """The stand-in over HTTP, switched on in a demo county, allowed to be reached."""
    with registry() as found:
        settings.DEMO, settings.REGISTRATION_URL = True, found.url + "/"
        yield found


def pass_time(seconds=1, rounds=1):
    """Lets the sender, the chore and the reactor work, `seconds` later each round."""
    for n in range(1, rounds + 1):
        with at(NOON + timedelta(seconds=seconds * n)):
            send_due()
            follow_orders(NOON + timedelta(seconds=seconds * n))
            send_due()
    follow()


def test_an_order_is_sent_signed_once_and_its_answer_becomes_the_licence(filed, system):
    number = filed()
    pass_time(2, rounds=2)
    assert stages(number)["registration"] == "done"
    assert credentials.licence_of_case(number).holder_name == VALUES["company-name"]
    assert system.calls == ["/v1/registrations"]
    sent = system.headers[0]
    assert sent["idempotency-key"] == f"{number}/registration"
    secret = (signing._path("registration")).read_text().split()[0]
    assert signing.holds(secret, sent, sent["body"].encode(), int((NOON + timedelta(seconds=2)).timestamp()))


def test_what_waits_to_be_sent_holds_no_personal_data_in_clear(filed, system):
    filed()
    assert VALUES["company-name"] not in Delivery.objects.get().body


def test_a_system_that_is_down_is_tried_again_until_it_answers(filed, system):
    system.failures = 2
    number = filed()
    pass_time(10, rounds=4)
    assert stages(number)["registration"] == "done"
    assert len(system.orders) == 1


def test_an_order_that_was_only_taken_is_asked_for_until_it_is_registered(filed, system):
    system.manner = "later"
    number = filed()
    pass_time(2)
    assert stages(number)["registration"] == "running"
    assert registrations.of_case(number)[0].state == "taken"
    pass_time(10, rounds=3)
    assert stages(number)["registration"] == "done"
    assert system.calls.count("/v1/registrations") == 1


def test_a_system_that_never_says_more_is_asked_ever_more_rarely(filed, system):
    system.manner = "never"
    number = filed()
    pass_time(10, rounds=30)
    assert stages(number)["registration"] == "running"
    assert system.calls.count("/v1/registrations/status") < 10


def test_garbage_is_shown_to_a_person_once_and_asked_for_again(filed, system):
    system.manner = "garbage"
    number = filed()
    pass_time(10, rounds=4)
    (order,) = registrations.of_case(number)
    assert [reply.doubt for reply in order.doubts] == ["exchange.not_the_protocol"]
    system.manner = "at_once"
    pass_time(100, rounds=3)
    assert stages(number)["registration"] == "done"


def test_another_companys_answer_is_not_taken(filed, system):
    system.manner = "other"
    number = filed()
    pass_time(10, rounds=3)
    assert stages(number)["registration"] == "running"
    assert registrations.of_case(number)[0].doubts[0].doubt == "exchange.other_company"


def test_an_answer_that_is_pushed_and_read_counts_once(filed, system):
    number = filed()
    with at(NOON):
        send_due()
        registration.take(system.said(f"{number}/registration", "registered"), actor="service:province", at=NOON)
    pass_time(10, rounds=2)
    assert stages(number)["registration"] == "done"
    assert len(registrations.of_case(number)[0].replies) == 1


def test_an_answer_can_be_brought_in_by_hand_while_the_system_is_silent(filed, system):
    system.failures = 99
    number = filed()
    registration.take(answer(number, sample=False), actor="account:1", at=NOON, by="1")
    pass_time(10, rounds=2)
    assert stages(number)["registration"] == "done"
