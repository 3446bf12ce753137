"""Keys change without breaking trust: both sign for a while, witnesses and receipts follow, strangers are refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from liuzui.kernel.canonical import canonical
from liuzui.ledger import reads
from liuzui.ledger.domain import keyring
from liuzui.ledger.domain.checking import check
from liuzui.ledger.domain.heads import head_message
from liuzui.ledger.domain.mirror import Mirror, advance
from liuzui.ledger.domain.receipt import Trust
from liuzui.ledger.models import Event, Head
from liuzui.ledger.reads import log
from liuzui.ledger.reads.keys import introductions, listed, to_retire
from liuzui.ledger.services import rotation, sealer, signing
from liuzui.ledger.services.access import close_batch, log_access
from liuzui.ledger.services.audit import audit
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAYS = timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"


def happen(day):
    """An event of that day, sealed; its receipt."""
    with time.at(T0 + day * DAYS):
        log_access("account:0190", "0190", "测试", ["form"])
        close_batch(age=timedelta(0))
        sealer.seal_all()
        return reads.receipt_for(Event.objects.order_by("-position").first().uid)


def rotate(day, overlap=30):
    with time.at(T0 + day * DAYS):
        made = rotation.rotate(overlap * DAYS, actor="service:test")
    assert isinstance(made, str), made
    return made


def look(mirror, told=None):
    leaves = log.leaves(0)
    told = introductions() if told is None else told
    return advance(mirror, log.latest_head(), lambda start: [bytes.fromhex(one) for one in leaves[start:]], told).code


def trusting(key):
    return {key: reads.keys()[key]}


def test_both_keys_sign_in_the_overlap_and_only_the_new_one_after_it():
    happen(0)
    (old,) = reads.keys()
    new = rotate(1)
    signers = []
    for day in (2, 30, 32):
        head = happen(day)["head"]
        signers.append([head["key_id"], *(one["key_id"] for one in head.get("cosignatures", ()))])
    assert signers == [[old, new], [old, new], [new]]
    assert audit() is None
    with time.at(T0 + 2 * DAYS):
        assert [key.state for key in listed(T0 + 2 * DAYS)] == ["overlap", "signing"]
    assert [key.state for key in listed(T0 + 32 * DAYS)] == ["ended", "signing"]


def test_an_old_key_that_has_ended_is_told_of_until_it_is_retired(client, django_assert_num_queries):
    happen(0)
    (old,) = reads.keys()
    with django_assert_num_queries(1):
        assert to_retire(T0) == ()
    rotate(1)
    assert to_retire(T0 + 2 * DAYS) == ()
    with time.at(T0 + 32 * DAYS):
        assert client.get("/health").json()["log"]["keys_to_retire"] == [old]
        assert rotation.retire(old, actor="service:test") is None
        assert [key.state for key in listed(time.now())] == ["retired", "signing"]
        assert reads.health().keys_to_retire == ()


def test_receipts_of_all_times_hold_for_whoever_trusts_either_key():
    first = happen(0)
    (old,) = reads.keys()
    new = rotate(1)
    receipts = [first, happen(2), happen(40)]
    for key in (old, new):
        for receipt in (reads.receipt_for(one["event"]["uid"]) for one in receipts):
            assert check(canonical(receipt), Trust(trusting(key))).code == "receipt.ok"
    assert check(canonical({**receipts[2], "introductions": []}), Trust(trusting(old))).code == "receipt.unknown_key"
    assert check(canonical({**receipts[1], "introductions": []}), Trust(trusting(new))).code == "receipt.ok"


def test_a_witness_follows_introduced_keys_over_several_rotations():
    happen(0)
    (old,) = reads.keys()
    mirror = Mirror(keys=trusting(old))
    assert look(mirror) == "witness.ok"
    for day in (1, 41, 81):
        rotate(day)
        happen(day + 35)
        assert look(mirror) == "witness.ok"
    assert mirror.keys == trusting(old)
    assert len(mirror.introductions) == 3
    assert look(mirror, told=[]) == "witness.ok"


def test_a_witness_refuses_a_key_that_nobody_introduced():
    happen(0)
    mirror = Mirror(keys=trusting(next(iter(reads.keys()))))
    assert look(mirror) == "witness.ok"
    rotate(1)
    happen(40)
    assert look(mirror, told=[]) == "witness.unknown_key"


def test_whoever_holds_an_old_key_cannot_introduce_another_successor():
    happen(0)
    thief = signing.first()
    mirror = Mirror(keys=trusting(next(iter(reads.keys()))))
    rotate(1)
    happen(2)
    assert look(mirror) == "witness.ok"
    evil = signing.Ed25519(Ed25519PrivateKey.generate())
    statement = {**introductions()[0]["statement"], "new": evil.public.hex()}
    message = keyring.statement_message(statement)
    signatures = {"old": thief.sign(message).hex(), "new": evil.sign(message).hex()}
    assert look(mirror, told=[{"statement": statement, "signatures": signatures}]) == "witness.wrong_introduction"


def test_a_retired_key_signs_nothing_that_is_believed_and_its_file_is_gone():
    happen(0)
    thief = signing.first()
    (old,) = reads.keys()
    mirror = Mirror(keys=trusting(old))
    new = rotate(1)
    with time.at(T0 + 2 * DAYS):
        assert rotation.retire(old, actor="service:test") is None
    assert signing.path_of(old) is None
    receipt = happen(3)
    assert receipt["head"]["key_id"] == new
    assert look(mirror) == "witness.ok"
    signed_at = "2026-03-06T00:00:00.000000Z"
    root = bytes.fromhex(receipt["head"]["root"])
    signature = thief.sign(head_message(receipt["head"]["size"], root, signed_at)).hex()
    forged = {**receipt["head"], "signed_at": signed_at, "key_id": old, "signature": signature}
    verdict = check(canonical({**receipt, "head": forged}), Trust(reads.keys(), introductions()))
    assert verdict.code == "receipt.retired_key"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: rotation.rotate(timedelta(0), actor="x"), "keys.overlap"),
        (lambda: rotation.rotate(timedelta(days=4000), actor="x"), "keys.overlap"),
        (lambda: rotation.retire("0" * 16, actor="x"), "keys.not_old"),
        (lambda: rotation.rotate(DAYS, actor="x"), "keys.rotating"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(act, code):
    happen(0)
    rotate(1)
    before = Event.objects.count()
    with time.at(T0 + 2 * DAYS):
        assert act().code == code
    assert Event.objects.count() == before


def test_a_restored_log_without_its_newest_key_does_not_sign_with_an_older_one(settings):
    happen(0)
    new = rotate(1)
    (settings.KEYS / f"log-{new}.ed25519").unlink()
    with pytest.raises(RuntimeError, match=new):
        happen(2)
    assert Head.objects.count() == 1


def test_an_altered_cosignature_is_found_by_the_audit():
    happen(0)
    rotate(1)
    happen(2)
    head = Head.objects.order_by("-size").first()
    (one,) = json.loads(head.cosignatures)
    head.cosignatures = json.dumps([{**one, "signature": "00" * 64}])
    head.save()
    assert audit().code == "audit.head_wrong"


def test_a_cosignature_of_another_head_does_not_vouch_for_this_one():
    receipt = happen(0)
    true = receipt["head"]
    forged = {**true, "root": "00" * 32, "key_id": "0" * 16, "cosignatures": [true]}
    assert check(canonical({**receipt, "head": forged}), Trust(reads.keys())).code == "receipt.wrong_head"
