"""Sealed values open for their subject and column alone, survive processes, and die with their key."""

import multiprocessing
import os
import threading
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from liuzui.shell import crypto

keep = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
SUBJECT = UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0001)


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, settings: Settings) -> Path:
    """A folder of keys of this test's own."""
    settings.KEYS = tmp_path / "keys"
    return tmp_path / "keys"


@keep
@given(st.binary(max_size=300), st.text(max_size=30))
def test_what_was_sealed_opens_again(plain: bytes, context: str) -> None:
    assert crypto.unseal(SUBJECT, crypto.seal(SUBJECT, plain, context), context) == plain


@keep
@given(st.data())
def test_a_changed_bit_does_not_open(data: st.DataObject) -> None:
    sealed = bytearray(crypto.seal(SUBJECT, "王小花".encode(), "t.c"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(crypto.UnsealError):
        crypto.unseal(SUBJECT, bytes(sealed), "t.c")


@pytest.mark.parametrize("length", [0, 1, 12, 28])
def test_a_cut_value_does_not_open(length: int) -> None:
    with pytest.raises(crypto.UnsealError):
        crypto.unseal(SUBJECT, crypto.seal(SUBJECT, b"long enough", "t.c")[:length], "t.c")


def test_a_value_moved_to_another_person_does_not_open() -> None:
    other = uuid4()
    crypto.seal(other, b"", "t.c")
    with pytest.raises(crypto.UnsealError):
        crypto.unseal(other, crypto.seal(SUBJECT, b"mine", "t.c"), "t.c")


def test_a_value_moved_to_another_column_does_not_open() -> None:
    with pytest.raises(crypto.UnsealError):
        crypto.unseal(SUBJECT, crypto.seal(SUBJECT, b"mine", "t.c"), "t.d")


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert len({crypto.seal(SUBJECT, b"same", "t.c") for _ in range(20)}) == 20


def test_json_comes_back_as_it_was() -> None:
    value = {"name": "王小花", "area": "86.5", "kinds": ["热食", None, 3, True]}
    assert crypto.unseal_json(SUBJECT, crypto.seal_json(SUBJECT, value, "t.c"), "t.c") == value


def test_erasing_makes_the_past_unreadable_and_the_future_unwritable() -> None:
    sealed = crypto.seal(SUBJECT, b"gone", "t.c")
    crypto.erase(SUBJECT)
    assert crypto.unseal(SUBJECT, sealed, "t.c") == crypto.Erased(SUBJECT)
    with pytest.raises(crypto.SubjectErased):
        crypto.seal(SUBJECT, b"more", "t.c")


def test_erasing_leaves_no_wrapped_key_in_any_file(keys: Path) -> None:
    crypto.seal(SUBJECT, b"gone", "t.c")
    from liuzui.shell.crypto.store import store

    row = store().row(SUBJECT)
    assert row
    assert row[0]
    crypto.erase(SUBJECT)
    assert not [path for path in keys.iterdir() if row[0] in path.read_bytes()]


def test_erasing_one_subject_leaves_the_others() -> None:
    other = uuid4()
    sealed = crypto.seal(other, b"stays", "t.c")
    crypto.erase(SUBJECT)
    assert crypto.unseal(other, sealed, "t.c") == b"stays"


def test_a_subject_erased_before_she_had_a_key_never_gets_one() -> None:
    crypto.erase(SUBJECT)
    with pytest.raises(crypto.SubjectErased):
        crypto.seal(SUBJECT, b"", "t.c")


def _in_child(task: str, subject: str, keys: str, answers: "multiprocessing.Queue[bytes]") -> None:
    from django.conf import settings as live

    live.KEYS = Path(keys)
    if task == "erase":
        crypto.erase(UUID(subject))
        answers.put(b"done")
    else:
        answers.put(crypto.seal(UUID(subject), f"{os.getpid()}".encode(), "t.c"))


def test_another_process_that_erases_is_noticed_though_the_key_is_cached(keys: Path) -> None:
    sealed = crypto.seal(SUBJECT, b"cached", "t.c")
    assert crypto.unseal(SUBJECT, sealed, "t.c") == b"cached"
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    child = fork.Process(target=_in_child, args=("erase", str(SUBJECT), str(keys), answers))
    child.start()
    assert answers.get(timeout=30) == b"done"
    child.join()
    assert crypto.unseal(SUBJECT, sealed, "t.c") == crypto.Erased(SUBJECT)


def test_another_thread_that_erases_is_noticed() -> None:
    sealed = crypto.seal(SUBJECT, b"cached", "t.c")
    thread = threading.Thread(target=crypto.erase, args=(SUBJECT,))
    thread.start()
    thread.join()
    assert crypto.unseal(SUBJECT, sealed, "t.c") == crypto.Erased(SUBJECT)


def test_processes_that_start_together_agree_on_one_key_and_one_master(keys: Path) -> None:
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    children = [fork.Process(target=_in_child, args=("seal", str(SUBJECT), str(keys), answers)) for _ in range(6)]
    for child in children:
        child.start()
    sealed = [answers.get(timeout=60) for _ in children]
    for child in children:
        child.join()
    opened = {crypto.unseal(SUBJECT, one, "t.c") for one in sealed}
    assert opened == {str(child.pid).encode() for child in children}


def test_threads_that_start_together_agree_on_one_key() -> None:
    sealed: list[bytes] = []
    threads = [
        threading.Thread(target=lambda n=n: sealed.append(crypto.seal(SUBJECT, bytes([n]), "t.c"))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {crypto.unseal(SUBJECT, one, "t.c") for one in sealed} == {bytes([n]) for n in range(8)}


def test_key_files_can_be_read_by_their_owner_alone(keys: Path) -> None:
    crypto.seal(SUBJECT, b"", "t.c")
    crypto.blind_index("x", "p")
    assert keys.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in keys.iterdir()} == {0o600}


def test_keys_lost_are_reported_and_not_made_anew(keys: Path) -> None:
    sealed = crypto.seal(SUBJECT, b"", "t.c")
    for path in keys.glob("subjects.sqlite3*"):
        path.unlink()
    with pytest.raises(KeyError):
        _in_other_thread(lambda: crypto.unseal(SUBJECT, sealed, "t.c"))


def _in_other_thread(call) -> None:  # type: ignore[no-untyped-def]
    errors: list[BaseException] = []

    def run() -> None:
        from liuzui.shell.crypto import keys

        keys._cache.clear()
        try:
            call()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("13812341234", "１３８ 1234 1234"), ("14082519900307123x", "14082519900307123X"), (" 王小花 ", "王小花")],
)
def test_spellings_of_one_value_share_an_index(one: str, other: str) -> None:
    assert crypto.blind_index(one, "p") == crypto.blind_index(other, "p")


def test_an_index_tells_columns_and_houses_apart(tmp_path: Path, settings: Settings) -> None:
    first = crypto.blind_index("13812341234", "phone")
    assert first != crypto.blind_index("13812341234", "resident_id")
    settings.KEYS = tmp_path / "other"
    assert first != crypto.blind_index("13812341234", "phone")


def test_a_commitment_holds_for_its_value_and_salt_alone() -> None:
    salt = crypto.fresh_salt()
    made = crypto.commitment({"name": "王小花"}, salt)
    assert made == crypto.commitment({"name": "王小花"}, salt)
    assert made != crypto.commitment({"name": "王小草"}, salt)
    assert made != crypto.commitment({"name": "王小花"}, crypto.fresh_salt())
