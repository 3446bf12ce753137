"""A rewritten history is found from inside by the audit and from outside by a witness, with the first bad leaf."""

import json

import pytest

from liuzui.kernel.canonical import instant
from liuzui.ledger.domain import heads
from liuzui.ledger.domain.leaf import leaf_of
from liuzui.ledger.domain.mirror import Mirror, advance
from liuzui.ledger.models import Event, Head, Tile
from liuzui.ledger.reads import keys, log
from liuzui.ledger.reads.tree import body
from liuzui.ledger.services import sealer, signing
from liuzui.ledger.services.audit import Fault, audit
from liuzui.ledger.tests.writing import writing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def write():
    with writing() as write:
        yield write


def fetch(start):
    return [bytes.fromhex(leaf) for leaf in log.leaves(start, 3)]


def look(mirror):
    return advance(mirror, log.latest_head(), fetch)


def rebuild_log():
    """What a dishonest operator would do: alter, then seal everything anew under the same key."""
    Head.objects.all().delete()
    Tile.objects.all().delete()
    Event.objects.update(position=None, xid=0)
    sealer.seal_all()


def test_an_honest_log_only_grows(write):
    mirror = Mirror(keys=keys_after(write, 5))
    assert look(mirror).ok
    write(6)
    assert look(mirror).ok
    assert (mirror.size, len(mirror.leaves)) == (11, 11)
    assert audit() is None


def keys_after(write, count):
    write(count)
    return keys()


@pytest.mark.parametrize("victim", [0, 3, 6])
def test_an_altered_row_is_named_by_the_audit(write, victim):
    write(7)
    Event.objects.filter(position=victim).update(actor="account:somebody-else")
    fault = audit()
    assert (fault.code, fault.position) == ("audit.event_altered", victim)


def test_a_row_altered_together_with_its_leaf_breaks_the_tree(write):
    write(8)
    Event.objects.filter(position=5).update(leaf=b"\x01" * 32)
    assert audit().position == 5


@pytest.mark.parametrize(("victim", "first", "last"), [(4, 4, 5), (5, 4, 5), (0, 0, 1)])
def test_an_event_altered_together_with_its_leaf_is_named_as_closely_as_the_tree_tells(write, victim, first, last):
    write(8)
    row = Event.objects.get(position=victim)
    row.actor = "account:somebody-else"
    row.leaf = leaf_of(body(row))
    row.save()
    assert audit() == Fault("audit.leaf_altered", first, last=last)


def test_a_row_that_cannot_be_read_any_more_is_named(write):
    write(5)
    Event.objects.filter(position=3).update(data="{")
    assert (audit().code, audit().position) == ("audit.event_altered", 3)


@pytest.mark.parametrize("victim", [0, 2, 4])
def test_a_removed_row_is_named_also_the_last(write, victim):
    write(5)
    Event.objects.filter(position=victim).delete()
    assert audit() == Fault("audit.position_missing", victim)


@pytest.mark.parametrize("victim", [0, 4])
def test_a_history_rewritten_and_sealed_anew_is_located_by_the_witness(write, victim):
    mirror = Mirror(keys=keys_after(write, 6))
    assert look(mirror).ok
    changed = Event.objects.get(position=victim)
    changed.leaf = b"\x02" * 32
    changed.save()
    rebuild_log()
    write(2)
    finding = look(mirror)
    assert (finding.code, finding.leaf) == ("witness.rewritten", victim)


def test_a_log_that_became_shorter_is_noticed(write):
    mirror = Mirror(keys=keys_after(write, 6))
    assert look(mirror).ok
    Head.objects.all().delete()
    Tile.objects.all().delete()
    Event.objects.filter(position__gte=4).delete()
    Event.objects.update(position=None, xid=0)
    sealer.seal_all()
    assert look(mirror).code == "witness.shrunk"


def test_a_head_under_an_unknown_key_is_not_believed(write):
    write(2)
    assert look(Mirror()).code == "witness.unknown_key"


def test_a_head_with_a_wrong_signature_is_not_believed(write):
    mirror = Mirror(keys=keys_after(write, 2))
    head = {**log.latest_head(), "size": 1}
    assert advance(mirror, head, fetch).code == "witness.wrong_signature"


def test_monitors_read_heads_leaves_and_proofs(write, client):
    write(3)
    write(4)
    head = json.loads(client.get("/open/log/head.json").content)
    assert head["size"] == 7
    leaves = json.loads(client.get("/open/log/leaves.json?start=5").content)["leaves"]
    assert len(leaves) == 2
    proof = json.loads(client.get("/open/log/consistency.json?first=3&second=7").content)["proof"]
    from liuzui.ledger.domain.merkle import verify_consistency

    roots = [bytes.fromhex(log.head_of(size)["root"]) for size in (3, 7)]
    assert verify_consistency((3, 7), tuple(roots), [bytes.fromhex(step) for step in proof])


@pytest.mark.parametrize(
    "query", ["", "?first=0&second=2", "?first=9&second=2", "?first=x&second=２", "?first=1&second=99"]
)
def test_sizes_that_are_not_there_get_a_clear_no(write, client, query):
    write(3)
    assert client.get(f"/open/log/consistency.json{query}").status_code == 400
    assert client.get(f"/open/log/{query}").status_code == 200


def test_consistency_between_two_heads_is_shown_and_handed_out_as_a_file_that_verifies(write, client):
    from liuzui.ledger.reads import verify_proof

    write(3)
    write(4)
    assert "没有改写" in client.get("/open/log/?first=3&second=7").content.decode()
    file = client.get("/open/log/heads/consistency.json?first=3&second=7").content
    assert verify_proof(file).code == "consistency.ok"
    told = json.loads(file)
    told["first"], told["second"] = told["second"], told["first"]
    assert verify_proof(json.dumps(told).encode()).code == "consistency.wrong"
    assert client.get("/open/log/heads/consistency.json?first=3&second=5").status_code == 400
    assert "附近有签名的大小" in client.get("/open/log/?first=2&second=7").content.decode()


def test_the_page_says_when_two_heads_contradict_each_other(write, client):
    write(3)
    write(4)
    Event.objects.filter(position=1).update(leaf=b"\x01" * 32)
    rebuild_log()
    write(1)
    old = Head.objects.get(size=8)
    at = old.signed_at
    Head.objects.create(size=4, root=b"\x02" * 32, signed_at=at, key_id=old.key_id, signature=old.signature)
    assert "没有改写" not in client.get("/open/log/?first=4&second=8").content.decode()


def forged(root):
    """A head of size 3 with another root, under the log's own signature."""
    head = Head.objects.get(size=3)
    ((_, signature),) = signing.sign(heads.head_message(3, root, instant(head.signed_at)))
    Head.objects.filter(size=3).update(root=root, signature=signature)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda: None, "一致"),
        (lambda: Head.objects.filter(size=3).update(signature=b"\x01" * 64), "树头签名不符"),
        (lambda: Head.objects.filter(size=3).update(key_id="of-nobody"), "签名公钥不在信任之列"),
        (lambda: forged(b"\x02" * 32), "历史被改写过"),
    ],
)
def test_the_page_tells_a_wrong_signature_and_an_unknown_key_from_a_rewritten_history(client, write, damage, told):
    write(3)
    write(4)
    damage()
    page = client.get("/open/log/?first=3&second=7").content.decode()
    assert [words for words in ("树头签名不符", "签名公钥不在信任之列", "历史被改写过") if words in page] == [told] * (
        told != "一致"
    )
    assert ("两个签名都有效" in page) == (told == "一致")
