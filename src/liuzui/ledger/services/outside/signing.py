"""Signatures on messages to partners (Standard Webhooks 1.0): HMAC-SHA-256 over id, time and body.

A secret is a file in the key folder; it may hold two lines while a partner changes over, the newest first, and
then each message bears both signatures.
"""

import base64
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from liuzui.shell.crypto.master import keys_folder

SIZE = 32
PREFIX = "whsec_"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,38}")


def _path(name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError("the name of a secret is lower-case letters, digits and hyphens")
    return keys_folder() / "partners" / name


def renew(name: str, *, keep: bool = False) -> str:
    """Makes a new secret and returns it; `keep` lets the one before it sign as well."""
    path = _path(name)
    path.parent.mkdir(exist_ok=True, mode=0o700)
    before = path.read_text().split()[:1] if keep and path.exists() else []
    made = PREFIX + base64.b64encode(secrets.token_bytes(SIZE)).decode()
    draft = path.with_suffix(f".{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write("\n".join([made, *before]) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return made


def ensure(name: str) -> None:
    """Makes a secret where there is none yet; the operator hands the file's line to the other side."""
    if not _path(name).exists():
        renew(name)


def headers(name: str, message_id: str, at: int, body: bytes) -> dict[str, str]:
    """The three headers of a signed message sent at `at` (Unix seconds); OSError when the secret is missing."""
    found = _path(name).read_text().split()
    signed = " ".join("v1," + _mac(secret, message_id, str(at), body) for secret in found)
    return {"webhook-id": message_id, "webhook-timestamp": str(at), "webhook-signature": signed}


def holds(secret: str, told: Mapping[str, str], body: bytes, at: int, *, tolerance: int = 300) -> bool:
    """Whether a received message is signed under `secret` and no older or newer than `tolerance` seconds."""
    sent = told.get("webhook-timestamp", "")
    if not (sent.isascii() and sent.isdecimal()) or abs(at - int(sent[:12])) > tolerance:
        return False
    wanted = "v1," + _mac(secret, told.get("webhook-id", ""), sent, body)
    return any(hmac.compare_digest(wanted, one) for one in told.get("webhook-signature", "").split())


def _mac(secret: str, message_id: str, at: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, f"{message_id}.{at}.".encode() + body, hashlib.sha256).digest()).decode()
