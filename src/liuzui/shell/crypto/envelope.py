"""The envelope of a sealed value: version ‖ nonce ‖ AES-256-GCM ciphertext with tag.

Version, subject and a context string (`table.column`) are authenticated, so a sealed value moved to
another person or column does not open.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from liuzui.kernel.canonical import canonical
from liuzui.shell.crypto.keys import key_for, known_key

VERSION = b"\x01"
NONCE = 12
TAG = 16


@dataclass(frozen=True, slots=True)
class Erased:
    """Stands where a person's data was: her key is destroyed and nothing can read it again."""

    subject: UUID


class UnsealError(ValueError):
    """Sealed bytes that do not open: altered, or sealed for another subject, context or key store."""


def _bound(subject: UUID, context: str) -> bytes:
    return VERSION + subject.bytes + context.encode()


def seal(subject: UUID, plain: bytes, context: str) -> bytes:
    """Seals bytes for one subject and one column; raises `SubjectErased` once her key is destroyed."""
    nonce = secrets.token_bytes(NONCE)
    return VERSION + nonce + AESGCM(key_for(subject)).encrypt(nonce, plain, _bound(subject, context))


def unseal(subject: UUID, sealed: bytes | memoryview, context: str) -> bytes | Erased:
    """Opens what `seal` made; `Erased` when the subject's key is destroyed, `UnsealError` when altered."""
    body = bytes(sealed)
    key = known_key(subject)
    if key is None:
        return Erased(subject)
    if len(body) < 1 + NONCE + TAG or body[:1] != VERSION:
        raise UnsealError("not a sealed value of a known version")
    try:
        return AESGCM(key).decrypt(body[1 : 1 + NONCE], body[1 + NONCE :], _bound(subject, context))
    except InvalidTag:
        raise UnsealError("sealed value does not open for this subject and context") from None


def seal_json(subject: UUID, value: Any, context: str) -> bytes:
    """Seals a value as canonical JSON (dates become strings, floats are refused)."""
    return seal(subject, canonical(value), context)


def unseal_json(subject: UUID, sealed: bytes | memoryview, context: str) -> Any | Erased:
    """Opens what `seal_json` made; see `unseal`."""
    plain = unseal(subject, sealed, context)
    return plain if isinstance(plain, Erased) else json.loads(plain)
