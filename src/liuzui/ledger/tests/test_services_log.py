"""Recording, sealing, proofs, the reactor, timers, deliveries, idempotency: against the database."""

import http.server
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads
from liuzui.ledger.domain import merkle
from liuzui.ledger.domain.leaf import leaf_of
from liuzui.ledger.models import AccessEntry, Checkpoint, Delivery, Event, Head, Parked, Timer
from liuzui.ledger.services import access, deliveries, idempotency, leases, reactor, sealer, stuck, timers
from liuzui.ledger.services.append import record
from liuzui.ledger.types import REGISTRY, Public, event, load, upcaster
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kind():
    @event("test.happened")
    @dataclass(frozen=True, slots=True)
    class Happened:
        n: Public[int]

    yield Happened
    REGISTRY.pop("test.happened")


@pytest.fixture
def write(kind):
    def write(stream="test:1", n=0, **options):
        return record(stream, [(kind(n), T0)], actor="system:test", at=T0, **options)[0]

    return write


def test_every_sealed_event_is_proved_by_its_receipt_at_every_size(write):
    uids = []
    for n in range(11):
        uids.append(write(f"test:{n % 3}", n))
        if n % 4 == 3:
            sealer.seal_all()
    sealer.seal_all()
    for uid in uids:
        assert reads.verify_proof(canonical(reads.receipt_for(uid))).ok
    leaves = [bytes(leaf) for leaf in Event.objects.order_by("position").values_list("leaf", flat=True)]
    expected = merkle.fold(_roots(leaves))
    assert bytes(Head.objects.get(size=11).root) == expected


def _roots(leaves):
    """Hashes of the complete subtrees of a list of leaves, computed from scratch."""
    hashes = []
    for level, index in merkle.cover(0, len(leaves)):
        nodes = leaves[index << level : (index + 1) << level]
        while len(nodes) > 1:
            nodes = [merkle.node_hash(*nodes[i : i + 2]) for i in range(0, len(nodes), 2)]
        hashes.append(nodes[0])
    return hashes


def test_an_event_of_few_possible_contents_cannot_be_guessed_from_its_published_leaf(write):
    write(n=3)
    sealer.seal_all()
    row = Event.objects.get()
    body = reads.body(row)
    guess = {n: leaf_of({**body, "data": {"n": n}, "salt": "00" * 32}) for n in range(100)}
    assert bytes(row.leaf) not in guess.values()
    knowing = {n: leaf_of({**body, "data": {"n": n}}) for n in range(100)}
    assert [n for n, leaf in knowing.items() if leaf == bytes(row.leaf)] == [3]


def test_an_unsealed_event_has_no_receipt_yet(write):
    assert reads.receipt_for(write()) is None


def test_two_writers_at_one_version_cannot_both_win(write):
    write(version=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(version=0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: r["event"].update(actor="x"), "receipt.altered"),
        (lambda r: r.update(position=r["position"] + 1), "receipt.wrong_position"),
        (lambda r: r.update(position=99), "receipt.wrong_position"),
        (lambda r: r["head"].update(size=9), "receipt.wrong_head"),
        (lambda r: r["head"].update(key_id="0" * 16), "receipt.unknown_key"),
        (lambda r: r["head"].update(signature="00" * 64), "receipt.wrong_head"),
        (lambda r: r.pop("proof"), "receipt.malformed"),
        (lambda r: r.update(proof=["zz"]), "receipt.malformed"),
        (lambda r: r["event"].pop("salt"), "receipt.malformed"),
        (lambda r: r.update(position="0"), "receipt.malformed"),
    ],
)
def test_a_wrong_receipt_is_told_apart(write, change, code):
    uids = [write(n=n) for n in range(3)]
    sealer.seal_all()
    receipt = reads.receipt_for(uids[1])
    change(receipt)
    assert reads.verify_proof(canonical(receipt)).code == code


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b"[" * 100_000, b'{"a": NaN}', b'{"a": 1, "a": 2}', b" " * (2**20 + 1)],
    ids=["empty", "not utf-8", "deep", "nan", "twice", "large"],
)
def test_an_unreadable_receipt_gets_one_clear_word(raw):
    assert reads.verify_proof(raw).code == "receipt.unreadable"


@pytest.mark.parametrize("raw", [b"[]", b"null", b"{}"])
def test_something_else_than_a_receipt_is_called_so(raw):
    assert reads.verify_proof(raw).code == "receipt.other_thing"


def test_a_head_that_this_log_has_not_reached_is_larger_than_the_log(write):
    uid = write()
    sealer.seal_all()
    file = canonical(reads.receipt_for(uid))
    Head.objects.all().delete()
    Event.objects.update(position=None)
    assert reads.verify_proof(file).code == "receipt.larger_than_log"


def test_handlers_take_each_event_once_and_in_order(write):
    seen = []

    def take(happened):
        seen.append((happened.stream, happened.data["n"]))

    for n in range(5):
        write(n=n)
    reactor.drain({"test.happened": [take]})
    reactor.drain({"test.happened": [take]})
    assert seen == [("test:1", n) for n in range(5)]
    assert Checkpoint.objects.get().position == 5


def test_a_poison_event_is_parked_and_can_be_retried(write):
    poison = {1}
    seen = []

    def take(happened):
        if happened.data["n"] in poison:
            raise ValueError("bad")
        seen.append(happened.data["n"])

    for n in range(3):
        write(n=n)
    wiring = {"test.happened": [take]}
    reactor.drain(wiring)
    assert seen == [0, 2]
    parked = Parked.objects.get()
    assert "bad" in parked.error
    poison.clear()
    assert stuck.retry(stuck.CONSEQUENCES, parked.id) == 1
    reactor.drain(wiring)
    assert seen == [0, 2, 1]
    assert reads.health().parked == 0


def test_what_a_failing_handler_wrote_is_undone(write):
    def take(happened):
        Timer.objects.create(stream="half", due_at=T0)
        raise ValueError("bad")

    write()
    reactor.drain({"test.happened": [take]})
    assert not Timer.objects.exists()


def test_old_data_is_upcast_when_loaded(kind):
    @event("test.grown", schema=2)
    @dataclass(frozen=True, slots=True)
    class Grown:
        n: Public[int]
        unit: Public[str]

    upcaster("test.grown", 1)(lambda data: {**data, "unit": "piece"})
    try:
        assert load("test.grown", 1, {"n": 3}) == Grown(3, "piece")
        assert load("test.grown", 2, {"n": 3, "unit": "kg"}) == Grown(3, "kg")
    finally:
        REGISTRY.pop("test.grown")


def test_an_event_field_without_a_class_cannot_be_declared():
    with pytest.raises(TypeError, match="state Public"):

        @event("test.bare")
        @dataclass(frozen=True)
        class Bare:
            name: str


def test_a_timer_wakes_when_it_is_due_and_not_before():
    timers.set_timer("test:1", T0)
    woken = []

    def wake(stream, at):
        woken.append(stream)
        timers.set_timer(stream, None)

    with time.at(T0 - timedelta(seconds=1)):
        assert timers.ring({"test": wake}) == 0
    with time.at(T0 + timedelta(seconds=1)):
        assert timers.ring({"test": wake}) == 1
    assert woken == ["test:1"]


def test_a_lease_has_one_holder_until_it_ends():
    with time.at(T0):
        assert leases.take("r", "a")
        assert leases.take("r", "a")
        assert not leases.take("r", "b")
    with time.at(T0 + timedelta(minutes=1)):
        assert leases.take("r", "b")


def test_a_refusal_stores_no_answer_and_undoes_what_was_written():
    key = idempotency.key_for("me", "k", {"a": 1})

    def verb():
        timers.set_timer("test:1", T0)
        return Refusal("no")

    assert idempotency.once(key, verb) == Refusal("no")
    assert not Timer.objects.exists()
    assert idempotency.once(key, lambda: {"ok": 1}) == {"ok": 1}
    assert idempotency.once(key, lambda: Refusal("too late")) == {"ok": 1}


def test_keys_of_two_principals_do_not_meet():
    for who in ("a", "b"):
        assert idempotency.once(idempotency.key_for(who, "k", 1), lambda who=who: {"who": who}) == {"who": who}


def test_closing_the_access_log_binds_it_to_the_ledger():
    with time.at(T0):
        access.log_access("account:1", "subject", "审查", ["name", "phone"])
    with time.at(T0 + timedelta(minutes=2)):
        assert access.close_batch() == 1
    entry = AccessEntry.objects.get()
    recorded = json.loads(Event.objects.get(kind="access.batch").data)
    assert recorded["digest"] == access.digest_of([entry])
    entry.fields = "name"
    assert recorded["digest"] != access.digest_of([entry])


@contextmanager
def partner(statuses):
    """A partner's server that answers with these statuses in turn and remembers what it got."""
    got = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(statuses[min(len(got), len(statuses)) - 1])
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", got
    finally:
        server.shutdown()
        server.server_close()


def test_a_delivery_is_tried_again_under_the_same_key_until_it_arrives(settings):
    with partner([500, 200]) as (address, got):
        settings.OUTSIDE = frozenset({address[7:-1]})
        with time.at(T0):
            deliveries.queue(address, '{"n": 1}', "k1")
            deliveries.queue(address, '{"n": 1}', "k1")
            deliveries.send_due()
        with time.at(T0 + timedelta(minutes=5)):
            deliveries.send_due()
            deliveries.send_due()
    assert got == [("k1", {"n": 1})] * 2
    assert Delivery.objects.get().state == "sent"


def test_a_delivery_that_never_arrives_becomes_a_dead_letter_that_can_be_requeued():
    with time.at(T0):
        deliveries.queue("http://127.0.0.1:9/", "{}", "k1")
    for n in range(1, deliveries.TRIES + 1):
        with time.at(T0 + timedelta(hours=2 * n)):
            deliveries.send_due()
    dead = Delivery.objects.get()
    assert (dead.state, dead.due_at) == ("dead", T0 + timedelta(hours=2 * deliveries.TRIES))
    assert reads.health().dead == 1
    deliveries.requeue(delivery_id=Delivery.objects.get().id)
    assert Delivery.objects.get().state == "waiting"


@pytest.mark.postgres
def test_an_open_transaction_holds_the_sealer_back_so_that_nothing_is_skipped(kind):
    """The first writer commits last: its row id is smaller, so the later one must wait for it."""
    begun, finish, done = threading.Event(), threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            record("test:slow", [(kind(1), T0)], actor="system:test", at=T0)
            begun.set()
            finish.wait(10)
        connection.close()
        done.set()

    threading.Thread(target=slow).start()
    assert begun.wait(10)
    record("test:fast", [(kind(2), T0)], actor="system:test", at=T0)
    assert sealer.seal_all() == 0
    finish.set()
    assert done.wait(10)
    assert sealer.seal_all() == 2
    order = list(Event.objects.order_by("position").values_list("stream", flat=True))
    assert order == ["test:slow", "test:fast"]


def test_a_slow_handler_with_much_to_do_lets_the_others_have_their_turn(write, monkeypatch):
    monkeypatch.setattr(reactor, "SLICE", 0.0001)
    slow, quick = [], []

    def crawl(event):
        threading.Event().wait(0.001)
        slow.append(event.data["n"])

    def run(event):
        quick.append(event.data["n"])

    for n in range(5):
        write(n=n)
    sealer.seal_all()
    wiring = {"test.happened": [crawl, run]}
    assert reactor.react(wiring, gentle=True) < 10
    assert (len(slow), bool(quick)) == (1, True)
    while reactor.react(wiring, gentle=True):
        pass
    assert (slow, quick) == ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4])
