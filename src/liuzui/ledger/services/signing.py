"""The log's signing key (Ed25519) in the key folder, outside the backup; an SM2 key would be another port."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from liuzui.ledger.models import Key
from liuzui.shell.time import now


@lru_cache(maxsize=4)
def _load(path: Path) -> Ed25519PrivateKey:
    """Reads the key, or makes it once (written whole before it is named)."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(Ed25519PrivateKey.generate().private_bytes_raw())
        draft.chmod(0o600)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def public_key() -> bytes:
    """Raw public key (32 bytes) of the log."""
    return _load(settings.KEYS / "log.ed25519").public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id() -> str:
    """First 16 hex digits of the SHA-256 of the public key."""
    return hashlib.sha256(public_key()).hexdigest()[:16]


def sign(message: bytes) -> tuple[str, bytes]:
    """Key id and Ed25519 signature of `message`; publishes the key at first use."""
    Key.objects.get_or_create(key_id=key_id(), defaults={"public": public_key(), "since": now()})
    return key_id(), _load(settings.KEYS / "log.ed25519").sign(message)
