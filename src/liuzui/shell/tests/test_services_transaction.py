"""A verb's transaction keeps Django's promises, in its short form and in its long one (watched, nested)."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from liuzui.shell.storage.sql import lite, run, tell
from liuzui.shell.storage.transaction import Whole

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = (
    "CREATE TABLE whole_owner (id INTEGER PRIMARY KEY)",
    "CREATE TABLE whole_thing (id INTEGER PRIMARY KEY,"
    " owner INTEGER REFERENCES whole_owner (id) DEFERRABLE INITIALLY DEFERRED)",
)
PUT = "INSERT INTO whole_thing (id, owner) VALUES (%s, %s)"


@pytest.fixture(autouse=True)
def tables() -> Iterator[None]:
    """Two tables of our own; an owner may be missing until the transaction ends."""
    for table in TABLES:
        run(table)
    yield
    run("DROP TABLE whole_thing")
    run("DROP TABLE whole_owner")


@pytest.fixture(params=["short", "watched"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both forms of the block."""
    with CaptureQueriesContext(connection) if request.param == "watched" else nullcontext():
        yield


def kept() -> list[int]:
    """What is in the table now."""
    return [row[0] for row in run("SELECT id FROM whole_thing ORDER BY id")]


def outside() -> bool:
    """Whether the connection is out of every transaction, as it was before."""
    idle = not connection.connection.in_transaction if lite() else connection.connection.info.transaction_status == 0
    return bool(idle and connection.get_autocommit() and not connection.in_atomic_block)


def failing(number: int, block: Callable[[], Any] = Whole, *, hook: Callable[[], None] | None = None) -> None:
    """Writes a row and fails: in the block, or in the hook that is called after it."""
    with block():
        run(PUT, [number, None])
        if hook is None:
            raise RuntimeError
        transaction.on_commit(hook)


@pytest.mark.usefixtures("way")
def test_what_was_written_is_kept_and_hooks_run_after_it() -> None:
    told: list[bool] = []
    with Whole():
        run(PUT, [1, None])
        transaction.on_commit(lambda: told.append(outside()))
        assert not told
    assert (kept(), told, outside()) == ([1], [True], True)


@pytest.mark.usefixtures("way")
def test_an_error_undoes_all_and_forgets_the_hooks() -> None:
    told: list[int] = []

    def block() -> None:
        with Whole():
            transaction.on_commit(lambda: told.append(1))
            failing(1, nullcontext)

    with pytest.raises(RuntimeError):
        block()
    assert (kept(), told, outside()) == ([], [], True)


@pytest.mark.usefixtures("way")
def test_a_block_marked_for_rollback_is_undone_without_an_error() -> None:
    with Whole():
        run(PUT, [1, None])
        transaction.set_rollback(True)
    assert (kept(), outside()) == ([], True)


@pytest.mark.usefixtures("way")
def test_a_failing_statement_is_djangos_error_and_undoes_all() -> None:
    def block() -> None:
        with Whole():
            run(PUT, [1, None])
            run(PUT, [1, None])

    with pytest.raises(IntegrityError):
        block()
    assert (kept(), outside()) == ([], True)


@pytest.mark.usefixtures("way")
def test_a_commit_that_fails_keeps_nothing_and_leaves_the_connection_usable() -> None:
    with pytest.raises(IntegrityError), Whole():
        run(PUT, [1, 99])
    assert (kept(), outside()) == ([], True)
    with Whole():
        run(PUT, [2, None])
    assert kept() == [2]


@pytest.mark.usefixtures("way")
def test_a_block_inside_is_a_savepoint_whichever_is_outside() -> None:
    with Whole():
        run(PUT, [1, None])
        with pytest.raises(RuntimeError):
            failing(2, transaction.atomic)
        with pytest.raises(RuntimeError):
            failing(3)
        with Whole():
            run(PUT, [4, None])
    with transaction.atomic():
        run(PUT, [5, None])
        with pytest.raises(RuntimeError):
            failing(6)
    assert (kept(), outside()) == ([1, 4, 5], True)


@pytest.mark.usefixtures("way")
def test_what_was_told_is_there_for_whoever_looks_next() -> None:
    with Whole():
        tell(PUT, [1, None])
        tell(PUT, [2, None])
        assert kept() == [1, 2]
        tell(PUT, [3, None])
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM whole_thing")
            assert cursor.fetchone() == (3,)
        tell(PUT, [4, None])
        with pytest.raises(RuntimeError):
            failing(5, transaction.atomic)
        tell(PUT, [6, None])
    assert (kept(), outside()) == ([1, 2, 3, 4, 6], True)


@pytest.mark.usefixtures("way")
def test_what_was_told_fails_at_the_end_at_the_latest_and_undoes_all() -> None:
    def block() -> None:
        with Whole():
            for number in (1, 2, 2, 3):
                tell(PUT, [number, None])

    with pytest.raises(IntegrityError):
        block()
    assert (kept(), outside()) == ([], True)
    with Whole():
        tell(PUT, [1, None])
    assert (kept(), outside()) == ([1], True)


@pytest.mark.usefixtures("way")
def test_what_was_told_in_a_block_that_fails_is_never_sent() -> None:
    def block() -> None:
        with Whole():
            tell(PUT, [1, None])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        block()
    tell(PUT, [2, None])
    assert (kept(), outside()) == ([2], True)


def test_a_block_that_does_nothing_leaves_nothing_behind() -> None:
    with Whole():
        pass
    assert outside()


def test_a_durable_block_inside_is_refused() -> None:
    with pytest.raises(RuntimeError, match="durable"), Whole(), transaction.atomic(durable=True):
        pass
    assert outside()


def test_a_hook_that_fails_is_told_and_what_was_written_stays() -> None:
    def hook() -> None:
        raise RuntimeError("hook")

    with pytest.raises(RuntimeError, match="hook"):
        failing(1, hook=hook)
    assert (kept(), outside()) == ([1], True)
