"""The desk of what is stuck: who may look and act, that nobody's data shows, that acting helps."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.ledger.models import Delivery, Event, Parked
from liuzui.ledger.services import deliveries, reactor, sealer
from liuzui.ledger.services.append import record
from liuzui.ledger.types import REGISTRY, Public, event
from liuzui.parties import services as parties
from liuzui.parties.types import AccountKind, Post
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
SECRET = "王小花 140825199001011234"


@pytest.fixture
def broken():
    """A handler that fails until it is mended, over three events."""

    @event("test.stuck")
    @dataclass(frozen=True, slots=True)
    class Stuck:
        n: Public[int]

    state = {"mended": False, "seen": []}

    def handle(happened):
        if not state["mended"]:
            raise ValueError(f"cannot print {SECRET}")
        state["seen"].append(happened.data["n"])

    state["wiring"] = {"test.stuck": [handle]}
    for n in range(3):
        record(f"case:{n}", [(Stuck(n), T0)], actor="account:0190cafe", at=T0)
    reactor.drain(state["wiring"])
    yield state
    REGISTRY.pop("test.stuck")


@pytest.fixture
def officer(client):
    """Logs an officer of the named role in."""

    def login(*roles):
        account = parties.open_account(roles[0], "long enough 1", kind=AccountKind.STAFF, at=T0)
        post = Post("0107", "样本", frozenset(roles), T0.date())
        parties.appoint(account.id, post, actor="system:test", at=T0)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return login


@pytest.mark.parametrize(
    ("role", "looks", "acts"), [("head", 200, 302), ("auditor", 200, 403), ("leader", 403, 403), ("window", 403, 403)]
)
def test_heads_act_auditors_look_and_others_see_nothing(broken, officer, role, looks, acts):
    client = officer(role)
    number = Parked.objects.first().id
    assert client.get("/desk/stuck/").status_code == looks
    assert client.get(f"/desk/stuck/consequences/{number}/").status_code == looks
    assert client.post("/desk/stuck/consequences/again").status_code == acts
    assert client.post(f"/desk/stuck/consequences/{number}/end", {"reason": "superseded"}).status_code == acts


def test_a_stranger_is_asked_to_sign_in(broken, client):
    assert client.get("/desk/stuck/").status_code == 302


def test_neither_page_nor_row_shows_whose_event_it_was(broken, officer):
    client = officer("head")
    number = Parked.objects.first().id
    for path in ("/desk/stuck/", f"/desk/stuck/consequences/{number}/"):
        page = client.get(path).content.decode()
        assert "ValueError: cannot print" in page
        assert not [word for word in (*SECRET.split(), "0190cafe") if word in page]
    assert not Parked.objects.filter(error__contains=SECRET).exists()


def test_what_is_tried_again_after_mending_is_done_once(broken, officer):
    client = officer("head")
    broken["mended"] = True
    client.post("/desk/stuck/consequences/again")
    client.post("/desk/stuck/consequences/again")
    reactor.drain(broken["wiring"])
    reactor.drain(broken["wiring"])
    assert broken["seen"] == [0, 1, 2]
    assert set(Parked.objects.values_list("state", "tries")) == {("done", 4)}


def test_what_fails_again_waits_again(broken, officer):
    client = officer("head")
    chosen = Parked.objects.order_by("id")[1]
    client.post("/desk/stuck/consequences/again", {"number": chosen.id})
    reactor.drain(broken["wiring"])
    assert list(Parked.objects.order_by("id").values_list("state", "tries")) == [
        ("parked", 3), ("parked", 4), ("parked", 3),
    ]  # fmt: skip


def test_giving_up_needs_a_reason_and_is_an_event(broken, officer):
    client = officer("head")
    row = Parked.objects.first()
    page = client.post(f"/desk/stuck/consequences/{row.id}/end", {"reason": "tired"}, follow=True).content.decode()
    assert "要有理由" in page
    assert not Event.objects.filter(kind="consequence.given_up").exists()
    for _ in range(2):
        client.post(f"/desk/stuck/consequences/{row.id}/end", {"reason": "done_by_hand"})
    recorded = Event.objects.get(kind="consequence.given_up")
    assert row.event.uid in recorded.data
    assert "done_by_hand" in recorded.data
    row.refresh_from_db()
    assert (row.state, row.reason) == ("given_up", "done_by_hand")


@pytest.fixture
def dead(settings):
    """A message that nobody took."""
    settings.OUTSIDE = frozenset({"127.0.0.1:9"})
    deliveries.queue("http://127.0.0.1:9/x?who=1", '{"who": "王小花"}', "k1")
    Delivery.objects.update(tries=deliveries.TRIES - 1, due_at=T0)
    with time.at(T0 + timedelta(seconds=1)):
        deliveries.send_due()
    return Delivery.objects.get(state="dead")


def test_a_dead_letter_is_shown_without_its_body_and_sent_again(dead, officer):
    client = officer("head")
    page = client.get("/desk/stuck/?view=letters").content.decode()
    assert "127.0.0.1:9" in page
    assert "王小花" not in page + client.get(f"/desk/stuck/letters/{dead.id}/").content.decode()
    client.post("/desk/stuck/letters/again", {"number": dead.id})
    dead.refresh_from_db()
    assert (dead.state, dead.tries) == ("waiting", 0)


def test_a_dead_letter_given_up_is_an_event_and_never_sent(dead, officer):
    client = officer("head")
    client.post(f"/desk/stuck/letters/{dead.id}/end", {"reason": "recipient_gone"})
    assert "127.0.0.1:9" in Event.objects.get(kind="delivery.given_up").data
    client.post("/desk/stuck/letters/again")
    dead.refresh_from_db()
    assert dead.state == "given_up"


@pytest.mark.parametrize("path", ["consequences/0", "letters/99999999999999999999", "elsewhere/1"])
def test_what_is_not_there_is_not_found(officer, path):
    client = officer("head")
    assert client.get(f"/desk/stuck/{path}/").status_code == 404
    assert client.post(f"/desk/stuck/{path}/end", {"reason": "superseded"}).status_code == 404


def test_the_list_makes_the_same_number_of_queries_however_long(broken, officer):
    client = officer("head")
    client.get("/desk/stuck/")

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/desk/stuck/")
        return len(seen)

    few = queries()
    happened = REGISTRY["test.stuck"].cls
    for n in range(20):
        record(f"case:9{n}", [(happened(n), T0)], actor="system:test", at=T0)
    reactor.drain(broken["wiring"])
    assert Parked.objects.count() == 23
    assert queries() == few


def test_health_says_how_far_sealer_and_handlers_are_behind(broken, client):
    happened = REGISTRY["test.stuck"].cls
    sealer.seal_all()
    with time.at(T0 + timedelta(seconds=42)):
        record("case:late", [(happened(1), T0)], actor="system:test", at=T0)
        state = client.get("/health").json()["log"]
    assert (state["parked"], state["unsealed"], state["unsealed_for"], state["lag"]) == (3, 1, 42, 0)
    sealer.seal_all()
    assert client.get("/health").json()["log"]["lag"] == 1
