"""A member's system over HTTP (`liuzui.member/1`): slow, garbage, doubled, down, silent; the rest goes on meanwhile."""

from datetime import timedelta

import pytest

from liuzui.cases.reads import cases
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_http import pass_time
from liuzui.cases.tests.package.test_services_members import filed, follow, granting, stages
from liuzui.exchange.reads import registrations
from liuzui.exchange.services import registration
from liuzui.shell.time import at
from tests.standins.registration import registry

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
_ = (filed, granting)


@pytest.fixture
def tax(settings):
    """The tax service's own system, reached over HTTP; registration is the built-in stand-in."""
    with registry() as found:
        settings.DEMO, settings.MEMBER_URLS = True, {"tax": found.url}
        yield found


def order(number):
    return next(one for one in registrations.of_case(number) if one.reference.endswith("/tax"))


def test_a_member_is_asked_once_and_its_answer_finishes_it(filed, tax):
    number = filed()
    pass_time(10, rounds=3)
    assert stages(number)["tax"] == "done"
    assert tax.calls == ["/v1/members"]
    assert cases.case(number).state.member("tax").result == "增值税小规模"


def test_a_slow_member_is_waited_for(filed, tax):
    tax.slow = 1.0
    number = filed()
    pass_time(10, rounds=3)
    assert stages(number)["tax"] == "done"
    assert len(tax.orders) == 1


def test_a_member_that_is_down_is_tried_again_while_the_others_go_on(filed, tax):
    tax.failures = 3
    number = filed()
    pass_time(10, rounds=1)
    assert (stages(number)["registration"], stages(number)["tax"]) == ("done", "running")
    pass_time(60, rounds=6)
    assert stages(number)["tax"] == "done"
    assert len(tax.orders) == 1


def test_garbage_from_a_member_is_shown_once_and_changes_nothing(filed, tax):
    tax.manner = "garbage"
    number = filed()
    pass_time(10, rounds=4)
    assert stages(number)["tax"] == "running"
    assert [reply.doubt for reply in order(number).doubts] == ["exchange.not_the_protocol"]
    tax.manner = "at_once"
    pass_time(100, rounds=3)
    assert stages(number)["tax"] == "done"


def test_an_answer_to_another_order_is_not_taken(filed, tax):
    tax.manner = "other"
    number = filed()
    pass_time(10, rounds=3)
    assert stages(number)["tax"] == "running"
    assert cases.case(number).state.licence


def test_a_doubled_answer_counts_once(filed, tax):
    number = filed()
    pass_time(10, rounds=3)
    with at(NOON + timedelta(minutes=1)):
        registration.take(tax.said(f"{number}/tax", "registered"), actor="service:member", at=NOON)
    follow()
    assert len(order(number).replies) == 1
    assert stages(number)["tax"] == "done"


def test_a_member_that_never_answers_is_asked_ever_more_rarely_and_hides_nothing(filed, tax):
    tax.manner = "never"
    number = filed()
    pass_time(10, rounds=30)
    assert stages(number)["tax"] == "running"
    assert tax.calls.count("/v1/members/status") < 10
    assert cases.case(number).state.licence


def test_a_member_that_refuses_is_seen_as_failed_with_its_reason(filed, tax):
    tax.manner = "refuses"
    number = filed()
    pass_time(10, rounds=3)
    assert stages(number)["tax"] == "failed"
    assert order(number).replies[0].said["reason"] == "缺办税人员"
