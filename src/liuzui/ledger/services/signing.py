"""The log's signing keys (Ed25519) in the key folder, outside the backup; an SM2 key would be another `Signer`.

The first key makes itself. Later ones are introduced (`services.rotation`); while two are in force, both sign.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from liuzui.ledger.domain import keyring
from liuzui.ledger.models import Key
from liuzui.ledger.reads.keys import in_force
from liuzui.shell.time import now

FIRST = "log.ed25519"


@dataclass(frozen=True, slots=True)
class Ed25519:
    """A private key in the folder, as a `keyring.Signer`."""

    private: Ed25519PrivateKey
    algorithm: str = keyring.ED25519

    @property
    def public(self) -> bytes:
        """The raw public key (32 bytes)."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return self.private.sign(message)


def load(path: Path) -> Ed25519:
    """The key of a file."""
    return Ed25519(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))


@lru_cache(maxsize=8)
def _load(path: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def make(path: Path) -> None:
    """Makes a key once (written whole before it is named); one that is there already stays."""
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


def first() -> Ed25519:
    """The county's first key, made at first use."""
    path = settings.KEYS / FIRST
    if not path.exists():
        make(path)
    return Ed25519(_load(path))


def path_of(key: str) -> Path | None:
    """The file of a key that is in the folder."""
    own: Path = settings.KEYS / f"log-{key}.ed25519"
    if own.exists():
        return own
    early: Path = settings.KEYS / FIRST
    return early if early.exists() and keyring.key_id(Ed25519(_load(early)).public) == key else None


def signer(key: str) -> Ed25519 | None:
    """The key with this id; None when its private part is not here."""
    path = path_of(key)
    return Ed25519(_load(path)) if path else None


def signers(at: datetime) -> list[Ed25519]:
    """The keys that sign at an instant, the oldest first; RuntimeError when the newest is not in the folder."""
    wanted = in_force(at)
    found = [one for key in wanted if (one := signer(key))] if wanted else [first()]
    if wanted and (not found or keyring.key_id(found[-1].public) != wanted[-1]):
        raise RuntimeError(f"the log's key {wanted[-1]} is not in the key folder: restore the keys first")
    return found


def sign(message: bytes) -> list[tuple[str, bytes]]:
    """Key ids and signatures of `message` by every key in force; publishes a key at first use."""
    at = now()
    return [(publish(one, at), one.sign(message)) for one in signers(at)]


def publish(key: Ed25519, at: datetime) -> str:
    """Puts the public key on the list of the log's keys; its id."""
    name = keyring.key_id(key.public)
    Key.objects.get_or_create(key_id=name, defaults={"public": key.public, "since": at})
    return name
