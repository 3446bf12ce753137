"""Partners are told by signed CloudEvents: only what they may see, at allowed hosts only, again until it arrives."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from liuzui.exchange.events import PartnerSubscribed
from liuzui.exchange.services import partners
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Delivery, Event
from liuzui.ledger.services import deliveries
from liuzui.ledger.services.outside import sending, signing
from liuzui.ledger.types import REGISTRY, Commitment, Public, Restricted, StoredEvent, event
from liuzui.shell import time
from tests.standins.partner import Partner, partner

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
SAID: dict[str, Any] = {"actor": "system:test", "at": AT}
CLOCK = [AT]
"""The time at which the partner lives: its server runs in a thread of its own."""
OFFERED = ("sample.told", "sample.other")


@event("sample.told")
@dataclass(frozen=True, slots=True)
class Told:
    """A sample event with a field of each class."""

    number: Public[str]
    applicant: Restricted[str]
    reasons: Commitment


@pytest.fixture(autouse=True, scope="module")
def forget() -> Iterator[None]:
    """The sample kind is gone when these tests are over."""
    yield
    REGISTRY.pop("sample.told", None)


@pytest.fixture
def other(settings: Settings) -> Iterator[Partner]:
    """The stand-in, subscribed to everything, its clock that of the tests."""
    with partner() as found:
        settings.OUTSIDE = frozenset({sending.place(found.url)})
        found.now = lambda: float(CLOCK[0].timestamp())
        found.secret = subscribe(found)
        yield found


def subscribe(found: Partner, **changed: Any) -> Any:
    wish = partners.Wish("tax", found.url, ("sample.*",), "样本依据")
    return partners.subscribe(replace(wish, **changed), OFFERED, **SAID)


def happened(position: int = 7, kind: str = "sample.told", recorded: datetime = AT) -> StoredEvent:
    """A sample event as the log holds it."""
    data: dict[str, Any] = {"number": "0001", "applicant": "0190cafe", "reasons": "ab" * 32}
    uid = f"0190cafe-0000-7000-8000-{position:012}"
    return StoredEvent(position, uid, "case:1", 1, kind, 1, data, "account:someone", AT, recorded)


def tell(*events: StoredEvent, at: datetime = AT) -> None:
    CLOCK[0] = at
    with time.at(at):
        for one in events:
            partners.tell_partners(one)
        deliveries.send_due()


def test_a_partner_gets_a_signed_cloud_event(other: Partner) -> None:
    tell(happened())
    (message,) = other.events.values()
    assert message == {
        "specversion": "1.0",
        "id": "0190cafe-0000-7000-8000-000000000007",
        "source": "http://127.0.0.1:8000/",
        "type": "sample.told",
        "time": "2026-03-02T01:00:00.000000Z",
        "datacontenttype": "application/json",
        "dataschema": "urn:liuzui:event:sample.told:1",
        "division": "140825",
        "subject": "case:1",
        "sequence": "000000000000000007",
        "data": {"number": "0001"},
    }
    assert Delivery.objects.get().state == "sent"


def test_restricted_fields_go_out_only_under_a_basis_that_allows_them_and_commitments_never(other: Partner) -> None:
    other.secret = subscribe(other, restricted=True)
    tell(happened())
    (message,) = other.events.values()
    assert message["data"] == {"number": "0001", "applicant": "0190cafe"}
    assert "someone" not in json.dumps(message)


def test_a_kind_nobody_declared_says_nothing(other: Partner) -> None:
    tell(happened(kind="sample.other"))
    (message,) = other.events.values()
    assert message["data"] == {}


def test_only_wished_kinds_after_the_subscription_are_told(other: Partner) -> None:
    subscribe(other, kinds=("sample.other",))
    tell(happened(1), happened(2, kind="sample.other", recorded=AT - timedelta(seconds=1)))
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("mood", ["fail", "garbage", "redirect"])
def test_what_did_not_arrive_is_sent_again_and_arrives_once(other: Partner, mood: str) -> None:
    other.moods, other.elsewhere = [mood], other.url
    tell(happened())
    assert (Delivery.objects.get().state, other.events) == ("waiting", {})
    tell(happened(), at=AT + timedelta(seconds=10))
    tell(happened(), at=AT + timedelta(seconds=20))
    assert len(other.events) == 1
    assert len(other.calls) == 2


def test_each_try_is_signed_with_its_own_time(other: Partner) -> None:
    other.moods = ["fail"]
    tell(happened())
    tell(at=AT + timedelta(hours=1))
    assert [call["webhook-timestamp"] for call in other.calls] == [
        str(int(AT.timestamp())), str(int(AT.timestamp()) + 3600),
    ]  # fmt: skip
    assert len(other.events) == 1


def test_an_answer_that_trickles_in_ends_at_the_deadline(other: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "DEADLINE", 0.2)
    other.moods, other.delay = ["trickle"], 30
    tell(happened())
    assert Delivery.objects.get().state == "waiting"


def test_silence_ends_and_the_message_waits(other: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.1)
    other.moods, other.delay = ["slow"], 1
    tell(happened())
    assert Delivery.objects.get().state == "waiting"


def test_a_silent_partner_is_asked_once_a_round_and_gets_all_when_back(other: Partner) -> None:
    other.moods = ["fail"]
    tell(*(happened(n) for n in range(5)))
    assert len(other.calls) == 1
    tell(at=AT + timedelta(seconds=5))
    assert len(other.events) == 5
    assert not Delivery.objects.exclude(state="sent").exists()


def test_a_message_that_the_partner_refuses_holds_no_other_back(other: Partner) -> None:
    good = other.secret
    tell(happened(1))
    other.secret = signing.PREFIX + "AAAA"
    tell(happened(2), happened(3))
    assert len(other.calls) == 3
    other.secret = good
    tell(at=AT + timedelta(seconds=5))
    assert len(other.events) == 3


def test_an_altered_or_replayed_message_does_not_verify(other: Partner) -> None:
    tell(happened())
    told = {name.lower(): value for name, value in other.calls[0].items()}
    body = Delivery.objects.get().body.encode()
    at = int(AT.timestamp())
    assert signing.holds(other.secret, told, body, at)
    assert not signing.holds(other.secret, told, body + b" ", at)
    assert not signing.holds(other.secret, told, body, at + 301)
    assert not signing.holds(other.secret, {**told, "webhook-id": "x"}, body, at)
    assert not signing.holds(signing.PREFIX + "AAAA", told, body, at)


def test_old_and_new_secret_both_hold_while_a_partner_changes_over(other: Partner) -> None:
    old = other.secret
    new = partners.renew_secret("tax", overlap=True, **SAID)
    tell(happened(1))
    other.secret = new
    tell(happened(2))
    assert len(other.events) == 2
    partners.renew_secret("tax", overlap=False, **SAID)
    other.secret = old
    tell(happened(3))
    assert len(other.events) == 2


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://169.254.169.254/latest/meta-data", "exchange.host_not_allowed"),
        ("http://127.0.0.1:1/", "exchange.host_not_allowed"),
        ("file:///etc/passwd", "exchange.host_not_allowed"),
        ("gopher://127.0.0.1/", "exchange.host_not_allowed"),
        ("http://good.example@127.0.0.1/", "exchange.host_not_allowed"),
        ("http://[::1", "exchange.host_not_allowed"),
        ("http://127.0.0.1:99999/", "exchange.host_not_allowed"),
    ],
)
def test_an_address_that_the_operator_did_not_allow_is_refused(other: Partner, url: str, code: str) -> None:
    outcome = subscribe(other, url=url)
    assert isinstance(outcome, Refusal)
    assert outcome.code == code


def test_a_host_struck_from_the_list_gets_nothing_more(other: Partner, settings: Settings) -> None:
    settings.OUTSIDE = frozenset()
    tell(happened())
    assert other.calls == []
    assert "not allowed" in Delivery.objects.get().answer


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"partner": "../x"}, "exchange.partner_name"),
        ({"kinds": ()}, "exchange.no_such_kind"),
        ({"kinds": ("account.opened",)}, "exchange.no_such_kind"),
        ({"basis": " "}, "exchange.basis_needed"),
    ],
)
def test_an_unclear_wish_is_refused(other: Partner, changed: dict[str, Any], code: str) -> None:
    outcome = subscribe(other, **changed)
    assert isinstance(outcome, Refusal)
    assert outcome.code == code


def test_subscribing_and_ending_are_events_without_the_secret(other: Partner) -> None:
    assert partners.unsubscribe("tax", **SAID) == "tax"
    assert isinstance(partners.unsubscribe("tax", **SAID), Refusal)
    tell(happened())
    kinds = list(Event.objects.filter(stream="partner:tax").order_by("version").values_list("kind", flat=True))
    assert kinds == [PartnerSubscribed.KIND, "partner.unsubscribed"]  # type: ignore[attr-defined]
    assert other.calls == []
    assert not Event.objects.filter(data__contains=other.secret[6:]).exists()
