"""A draw on record: its order is enforced, its result is bound to the log and can be computed again by anyone."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads
from liuzui.ledger.domain.checking import check
from liuzui.ledger.domain.receipt import Trust
from liuzui.ledger.models import Draw, Event, Transcript
from liuzui.ledger.reads import draws as seen
from liuzui.ledger.reads.transcripts import transcript, transcript_file
from liuzui.ledger.services import draws, sealer
from liuzui.ledger.services.draws import Announcement, Exclusion, Member, Place, Pool
from liuzui.shell import crypto, time

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
OPEN_AT = T0 + timedelta(days=1)
WHO = "account:0190"
POOL = Pool([Member(f"企业{n:03}") for n in range(50)], [Place(5, 2)], [Exclusion("企业007", "本年度已检查")])
VALUE = "05 12 13 22 31 33 + 07"


def announced(**changes):
    told = {"title": "抽取检查对象", "purpose": "双随机", "source": "双色球第2026025期", "entropy_at": OPEN_AT}
    with time.at(T0):
        return draws.announce(Announcement(**{**told, **changes}), actor=WHO)


def sealed(**changes):
    number = announced(**changes)
    with time.at(T0 + timedelta(hours=1)):
        assert isinstance(draws.seal_pool(number, POOL, actor=WHO), str)
    return number


def given(**changes):
    number = sealed(**changes)
    with time.at(OPEN_AT):
        assert draws.give_entropy(number, VALUE, "https://www.cwl.gov.cn/", actor=WHO) == VALUE
    return number


def drawn(**changes):
    number = given(**changes)
    with time.at(OPEN_AT + timedelta(hours=1)):
        return number, draws.draw(number, actor=WHO)


def code(answer):
    assert isinstance(answer, Refusal), answer
    return answer.code


def test_the_result_is_in_the_log_and_redone_from_its_file():
    number, result = drawn()
    sealer.seal_all()
    assert [len(result.strata[0][name]) for name in ("selected", "alternates")] == [5, 2]
    raw = canonical(transcript_file(result.transcript))
    verdict = check(raw, Trust(reads.keys()))
    assert verdict.code == "transcript.ok"
    assert verdict.computed["output"]["strata"] == result.strata == seen.result(number).strata
    kinds = [event.kind for event in seen.history(number)]
    assert kinds == ["draw.announced", "draw.sealed", "draw.entropy_given", "draw.drawn"]


def test_drawing_again_gives_the_same_result_and_writes_nothing():
    number, result = drawn()
    before = Event.objects.count()
    assert draws.draw(number, actor=WHO) == result
    assert (Event.objects.count(), Transcript.objects.count()) == (before, 1)


def test_a_file_without_receipt_says_so_until_the_event_is_sealed():
    _, result = drawn()
    assert check(canonical(transcript_file(result.transcript)), Trust(reads.keys())).code == "transcript.no_receipt"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"title": " "}, "draw.title_missing"),
        ({"purpose": ""}, "draw.purpose_missing"),
        ({"source": ""}, "draw.source_missing"),
        ({"title": "长" * 121}, "text.too_long"),
        ({"entropy_at": T0}, "draw.entropy_not_future"),
    ],
)
def test_an_announcement_that_says_too_little_is_refused(changes, wanted):
    assert code(announced(**changes)) == wanted
    assert not Draw.objects.exists()
    assert not Event.objects.exists()


def test_the_pool_must_be_sealed_before_the_source_is_published():
    number = announced()
    with time.at(OPEN_AT):
        assert code(draws.seal_pool(number, POOL, actor=WHO)) == "draw.sealed_too_late"


def test_the_same_pool_again_gives_the_same_digest_and_another_is_refused():
    number = sealed()
    with time.at(T0 + timedelta(hours=2)):
        assert draws.seal_pool(number, POOL, actor=WHO) == seen.draw(number).pool_digest
        other = Pool(POOL.members[1:], POOL.places, POOL.exclusions)
        assert code(draws.seal_pool(number, other, actor=WHO)) == "draw.pool_changed"
    assert len(seen.history(number)) == 2


@pytest.mark.parametrize(
    ("value", "evidence", "at", "wanted"),
    [
        (VALUE, "网址", OPEN_AT - timedelta(seconds=1), "draw.entropy_too_early"),
        ("", "网址", OPEN_AT, "draw.entropy_missing"),
        (VALUE, "", OPEN_AT, "draw.evidence_missing"),
        ("12 + 4.", "网址", OPEN_AT, "draw.entropy_too_short"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(value, evidence, at, wanted):
    number = sealed()
    with time.at(at):
        assert code(draws.give_entropy(number, value, evidence, actor=WHO)) == wanted
    assert seen.draw(number).stage == seen.SEALED


def test_the_value_is_typed_once_and_full_width_digits_are_the_same_digits():
    number = given()
    with time.at(OPEN_AT):
        assert draws.give_entropy(number, "０５　12 13  22 31 33 ＋ 07", "网址", actor=WHO) == VALUE
        assert code(draws.give_entropy(number, "06 12 13 22 31 33 + 07", "网址", actor=WHO)) == "draw.entropy_given"
    assert len(seen.history(number)) == 3


def test_steps_out_of_order_are_refused():
    number = announced()
    with time.at(OPEN_AT):
        assert code(draws.give_entropy(number, VALUE, "网址", actor=WHO)) == "draw.not_sealed"
        assert code(draws.draw(number, actor=WHO)) == "draw.no_entropy"
        assert code(draws.draw(sealed(), actor=WHO)) == "draw.no_entropy"
        assert code(draws.draw(uuid4(), actor=WHO)) == "draw.unknown"


@pytest.mark.parametrize("confidential", [False, True])
def test_a_pool_that_was_changed_after_the_sealing_is_not_drawn_from(confidential):
    number = given(confidential=confidential)
    row = Draw.objects.get(id=number)
    changed = {**seen.stored_pool(row), "salt": "11" * 32}
    plain = canonical(changed)
    row.pool = crypto.seal(row.id, plain, seen.CONTEXT) if confidential else plain
    row.pool_digest = seen.draw(number).pool_digest
    row.save()
    assert code(draws.draw(number, actor=WHO)) == "draw.pool_changed"


def test_the_entropy_of_the_log_counts_and_not_that_of_the_row():
    number = given()
    Draw.objects.filter(id=number).update(entropy="06 12 13 22 31 33 + 07")
    result = draws.draw(number, actor=WHO)
    assert transcript(result.transcript).public["input"]["entropy"] == VALUE


def test_an_annulled_draw_keeps_its_result_and_takes_no_further_step():
    number, result = drawn()
    assert code(draws.annul(number, " ", actor=WHO)) == "draw.reason_missing"
    assert draws.annul(number, "开奖号码录错", actor=WHO) is None
    assert code(draws.annul(number, "再次", actor=WHO)) == "draw.annulled"
    assert code(draws.draw(number, actor=WHO)) == "draw.annulled"
    assert code(draws.seal_pool(number, POOL, actor=WHO)) == "draw.annulled"
    assert seen.draw(number).reason == "开奖号码录错"
    assert seen.result(number) == result


def test_a_confidential_draw_publishes_commitments_only_and_opens_for_those_entitled():
    number, result = drawn(confidential=True)
    sealer.seal_all()
    row = Draw.objects.get(id=number)
    public, complete = transcript_file(result.transcript), transcript_file(result.transcript, complete=True)
    for stored in (
        bytes(row.pool),
        bytes(Transcript.objects.get().closed),
        json.dumps(public, ensure_ascii=False).encode(),
    ):
        assert "企业".encode() not in stored
    assert (seen.pool(number), seen.result(number)) == (None, None)
    assert seen.result(number, entitled=True) == result
    trust = Trust(reads.keys())
    assert check(canonical(public), trust).code == "transcript.closed"
    assert check(canonical(complete), trust).code == "transcript.ok"
    kept_back = {**complete, "opened": {**complete["opened"], "output.strata": [None]}}
    assert check(canonical(kept_back), trust).code == "transcript.closed"


def test_erasing_the_keys_of_a_confidential_draw_leaves_the_log_valid_and_the_people_unreadable():
    number, result = drawn(confidential=True)
    sealer.seal_all()
    for key in (number, result.transcript):
        crypto.erase(key)
    complete = transcript_file(result.transcript, complete=True)
    assert "opened" not in complete
    assert check(canonical(complete), Trust(reads.keys())).code == "transcript.closed"
    assert seen.pool(number, entitled=True) is None
    assert code(draws.draw(number, actor=WHO)) == "draw.pool_erased"


def test_a_pool_that_cannot_be_drawn_from_leaves_the_draw_as_it_was():
    number = announced()
    with time.at(T0):
        assert code(draws.seal_pool(number, Pool([], [Place(1)]), actor=WHO)) == "draw.empty_pool"
    assert (seen.draw(number).stage, len(seen.history(number))) == (seen.ANNOUNCED, 1)


def test_draws_are_listed_latest_first():
    numbers = []
    for day in range(3):
        with time.at(T0 + timedelta(days=day)):
            numbers.append(draws.announce(Announcement("抽", "用", "源", T0 + timedelta(days=9)), actor=WHO))
    assert [row.id for row in seen.draws(limit=2)] == numbers[:0:-1]
    assert seen.count_draws() == 3
