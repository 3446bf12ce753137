"""Exact look-up of encrypted columns, and commitments that stand for personal values in events."""

import hashlib
import hmac
import secrets
import unicodedata
from typing import Any

from liuzui.kernel.canonical import canonical
from liuzui.shell.crypto.master import index_key


def normal(text: str) -> str:
    """What two spellings of the same value have in common: full-width forms, case and blanks fall away.

    >>> normal("１３８ 1234 567x") == normal("1381234567X")
    True
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def blind_index(text: str, purpose: str) -> str:
    """HMAC-SHA-256 (64 hex digits) of a normalised value, for an indexed column; `purpose` parts columns."""
    message = purpose.encode() + b"\x00" + normal(text).encode()
    return hmac.new(index_key(), message, hashlib.sha256).hexdigest()


def fresh_salt() -> bytes:
    """32 random bytes for one commitment; keep them sealed with the value, so that both can be erased."""
    return secrets.token_bytes(32)


def commitment(value: Any, salt: bytes) -> str:
    """SHA-256 (64 hex digits) of salt ‖ canonical JSON: proves later what a value was, tells nothing now."""
    return hashlib.sha256(salt + canonical(value)).hexdigest()
