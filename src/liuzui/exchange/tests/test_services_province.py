"""What happened goes to the province over HTTP: public fields only, once, again when it was busy."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from liuzui.exchange.services import report_to_province
from liuzui.ledger.models import Delivery
from liuzui.ledger.services.deliveries import send_due
from liuzui.ledger.types import REGISTRY, Commitment, Public, Restricted, StoredEvent, event
from liuzui.shell import time
from tests.standins.province import Province, province

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@event("sample.case_finished")
@dataclass(frozen=True, slots=True)
class CaseFinished:
    """A sample event with a field of each class."""

    number: Public[str]
    applicant: Restricted[str]
    reasons: Commitment


def happened(kind: str = "sample.case_finished", uid: str = "0190cafe-0000-7000-8000-00000000000a") -> StoredEvent:
    """A sample event as the log holds it."""
    data: dict[str, Any] = {"number": "140825-20260302-0107-000001-1", "applicant": "王小花", "reasons": "ab" * 32}
    return StoredEvent(7, uid, "case:1", 1, kind, 1, data, "system:test", AT, AT)


@pytest.fixture
def platform(settings: Settings) -> Iterator[Province]:
    """The stand-in, switched on."""
    with province() as found:
        settings.PROVINCE_URL = found.url + "/"
        yield found


def test_the_public_part_of_an_event_arrives(platform: Province) -> None:
    report_to_province(happened())
    send_due()
    (event,) = platform.events.values()
    assert event["data"] == {"number": "140825-20260302-0107-000001-1"}
    assert (event["division"], event["kind"], event["position"]) == ("140825", "sample.case_finished", 7)
    assert event["occurred_at"] == "2026-03-02T01:00:00.000000Z"
    delivery = Delivery.objects.get()
    assert delivery.state == "sent"
    assert json.loads(delivery.answer)["receipt"].startswith("样本")


def test_no_personal_value_leaves_the_county_even_for_a_kind_nobody_knows(platform: Province) -> None:
    report_to_province(happened("unknown.kind"))
    send_due()
    (event,) = platform.events.values()
    assert event["data"] == {}


def test_an_event_reported_twice_arrives_once(platform: Province) -> None:
    for _ in range(2):
        report_to_province(happened())
    send_due()
    assert platform.calls == 1


def test_a_busy_platform_gets_it_later(platform: Province) -> None:
    platform.failures = 2
    with time.at(AT):
        report_to_province(happened())
    for minute in range(4):
        with time.at(AT + timedelta(minutes=minute)):
            send_due()
    assert platform.calls == 3
    assert len(platform.events) == 1
    assert Delivery.objects.get().state == "sent"


def test_without_an_address_nothing_is_sent(settings: Settings) -> None:
    settings.PROVINCE_URL = ""
    report_to_province(happened())
    assert not Delivery.objects.exists()


def test_the_stand_in_refuses_what_is_not_the_protocol() -> None:
    with province() as platform:
        assert platform.take("/v1/events", "k", b"{")[0] == 400
        assert platform.take("/v1/events", "k", b"{}")[0] == 422
        assert platform.take("/elsewhere", "k", b"{}")[0] == 404


@pytest.fixture(autouse=True, scope="module")
def forget() -> Iterator[None]:
    """The sample kind is gone when these tests are over."""
    yield
    REGISTRY.pop("sample.case_finished", None)
