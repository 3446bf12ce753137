"""The store of subjects' keys: `subjects.sqlite3` in `settings.KEYS`, outside the backup of the data.

A key is durable before it is first used. Many processes and threads share the store: each thread has its
own connection, the process one small cache. An erasure counts the store's generation up; cached keys of an
older generation are not used, so every process notices it before its next use of any key.
"""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from liuzui.shell.crypto.master import SIZE, master_key
from liuzui.shell.crypto.store import Store, store

CACHE = 2048
_NONCE = 12


class SubjectErased(RuntimeError):
    """Someone tried to seal new data for a subject whose key was destroyed."""


@dataclass(frozen=True, slots=True)
class _Cached:
    key: bytes
    generation: int


_cache: OrderedDict[tuple[str, UUID], _Cached] = OrderedDict()
_lock = Lock()


def key_for(subject: UUID) -> bytes:
    """The subject's key, made and durable on first use; raises `SubjectErased` after erasure."""
    key = known_key(subject, make=True)
    if key is None:
        raise SubjectErased(str(subject))
    return key


def known_key(subject: UUID, *, make: bool = False) -> bytes | None:
    """The subject's key, None when erased; KeyError when none was ever made and `make` is not set."""
    open_store = store()
    generation = open_store.generation()
    found = _remembered(open_store, subject, generation)
    if found is not None:
        return found
    row = open_store.row(subject)
    if row is None and make:
        open_store.insert(subject, _wrap(subject, secrets.token_bytes(SIZE)))
        row = open_store.row(subject)
    if row is None:
        raise KeyError(f"no key was ever made for subject {subject}")
    wrapped, generation = row
    return None if wrapped is None else _remember(open_store, subject, _unwrap(subject, wrapped), generation)


def erase_subject(subject: UUID) -> None:
    """Destroys the subject's key for good, also one never made; what was sealed under it stays unreadable."""
    store().erase(subject)
    with _lock:
        for name in [name for name in _cache if name[1] == subject]:
            del _cache[name]


def _remembered(open_store: Store, subject: UUID, generation: int) -> bytes | None:
    with _lock:
        found = _cache.get((open_store.path, subject))
        if found is None or found.generation != generation:
            return None
        _cache.move_to_end((open_store.path, subject))
        return found.key


def _remember(open_store: Store, subject: UUID, key: bytes, generation: int) -> bytes:
    with _lock:
        _cache[open_store.path, subject] = _Cached(key, generation)
        while len(_cache) > CACHE:
            _cache.popitem(last=False)
    return key


def _wrap(subject: UUID, key: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(master_key()).encrypt(nonce, key, b"subject" + subject.bytes)


def _unwrap(subject: UUID, wrapped: bytes) -> bytes:
    return AESGCM(master_key()).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], b"subject" + subject.bytes)
