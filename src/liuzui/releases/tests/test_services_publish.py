"""Publishing: what is in order becomes an immutable release in the ledger; what is not changes nothing."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from liuzui.catalog import reads
from liuzui.catalog.models import Bundle, Publication
from liuzui.catalog.reads import stored
from liuzui.catalog.types import TRANSITIONS
from liuzui.kernel.canonical import digest as digest_of
from liuzui.kernel.refusal import Refusal
from liuzui.releases.services import publish
from liuzui.releases.tests.content import ITEM, Copy
from liuzui.shell import time

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
CODE = "food-business-licence"


def events() -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT stream, kind, actor FROM ledger_event ORDER BY recorded_at, version")
        return cursor.fetchall()


def published(content: Copy, **options: object) -> str:
    digest = publish(content.root, **{"at": AT, **options})
    assert isinstance(digest, str), digest
    return digest


def test_a_release_is_stored_and_recorded(content: Copy):
    digest = published(content, actor="account:1", transition="open_cases_too")
    assert events() == [(f"release:{digest}", "release.published", "account:1")]
    found = reads.release(digest)
    assert (found.published_at, found.effective_on, found.transition) == (AT, date(2026, 11, 24), "open_cases_too")


def test_the_digest_can_be_recomputed_from_what_is_stored(content: Copy):
    digest = published(content)
    import json

    text = Bundle.objects.get(digest=digest).content
    assert digest_of(json.loads(text)).hex() == digest
    assert stored.as_json(stored.from_json(text)) == text


def test_the_same_content_again_changes_nothing(content: Copy):
    assert published(content) == published(content, at=LATER, transition="favours_party")
    assert Publication.objects.count() == 1
    assert len(events()) == 1


def test_changed_content_is_another_release_and_the_old_one_stays(content: Copy):
    old = published(content)
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 4")
    new = published(content, at=LATER)
    assert new != old
    with time.at(LATER):
        assert reads.current_release() == new
        assert reads.item(CODE).limits.promised.amount == 4
        assert reads.item(CODE, old).limits.promised.amount == 5
    assert len(events()) == 2


def test_going_back_to_old_content_is_a_publication_of_its_own(content: Copy):
    old = published(content)
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 4")
    published(content, at=LATER)
    content.spoil(ITEM, "promised:\n    amount: 4", "promised:\n    amount: 5")
    again = published(content, at=datetime(2026, 12, 2, 2, 0, tzinfo=UTC))
    assert again == old
    assert Bundle.objects.count() == 2
    assert Publication.objects.count() == 3
    with time.at(datetime(2026, 12, 3, tzinfo=UTC)):
        assert reads.current_release() == old
    assert [stream for stream, *_ in events()].count(f"release:{old}") == 2


def test_a_release_applies_from_its_legal_day_on(content: Copy):
    old = published(content)
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 4")
    new = published(content, effective_on=date(2026, 12, 1))
    for at, wanted in (
        (datetime(2026, 11, 30, 15, 59, tzinfo=UTC), old),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), new),
    ):
        reads.forget()
        with time.at(at):
            assert reads.current_release() == wanted


def test_a_release_does_not_bind_the_past(content: Copy):
    refused = publish(content.root, at=AT, effective_on=date(2026, 11, 23))
    assert isinstance(refused, Refusal)
    assert refused.code == "release.binds_the_past"
    assert not Publication.objects.exists()


def test_content_with_an_error_is_not_published(content: Copy):
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 99")
    refused = publish(content.root, at=AT)
    assert isinstance(refused, Refusal)
    assert refused.code == "release.has_errors"
    assert refused.params["count"] == 2
    assert str(refused.params["first"]).startswith(f"{ITEM}:")
    assert not Bundle.objects.exists()
    assert events() == []


def test_content_that_cannot_be_read_is_not_published(content: Copy):
    content.spoil("xinjiang/county.yaml", "zone:", "zoned:")
    assert isinstance(publish(content.root, at=AT), Refusal)
    assert not Bundle.objects.exists()


@pytest.mark.parametrize("transition", TRANSITIONS)
def test_each_transition_can_be_declared(content: Copy, transition: str):
    assert reads.release(published(content, transition=transition)).transition == transition


def test_another_transition_is_impossible(content: Copy):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError), transaction.atomic():
        publish(content.root, at=AT, transition="whenever")  # type: ignore[arg-type]
    assert events() == []


def test_a_release_rolled_back_is_forgotten(content: Copy):
    before = reads.current_release()
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 4")
    try:
        with transaction.atomic(), time.at(LATER):
            new = published(content)
            assert reads.current_release() == new
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    reads.forget()
    assert reads.current_release() == before


@pytest.mark.parametrize(
    ("rows", "change"), [(Bundle, {"content": "{}"}), (Publication, {"transition": "favours_party"})]
)
def test_what_is_published_cannot_be_changed(content: Copy, rows, change: dict[str, str]):
    from django.db import IntegrityError

    published(content)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.objects.update(**change)
