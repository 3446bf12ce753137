"""The two keys of the house: `master.key` wraps the subjects' keys, `index.key` makes blind indexes.

Each is a file of 32 bytes (mode 0600) in `settings.KEYS`, made once, complete before it gets its name.
"""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SIZE = 32


def keys_folder() -> Path:
    """The folder of keys, made with mode 0700 when it is missing."""
    return _made(settings.KEYS)


@lru_cache(maxsize=16)
def _made(keys: Path | str) -> Path:
    folder = Path(keys)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def master_key() -> bytes:
    """The key that wraps every subject's key."""
    return _key_file(keys_folder() / "master.key")


def index_key() -> bytes:
    """The key of blind indexes; another file, because it outlives no person and wraps nothing."""
    return _key_file(keys_folder() / "index.key")


@lru_cache(maxsize=16)
def _key_file(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != SIZE:
        raise ValueError(f"{path} must hold {SIZE} bytes")
    return key


def _make(path: Path) -> None:
    """Writes a draft and links it to its name: of many processes one wins, and no one reads half a key."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, secrets.token_bytes(SIZE))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
