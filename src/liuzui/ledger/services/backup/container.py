"""The outer shape of a backup: a clear header, then AES-256-GCM in chunks (the STREAM construction).

Each chunk's nonce holds its number and whether it is the last, and each authenticates the header, so that chunks cannot
be altered, dropped, moved or cut off unnoticed. Memory stays at two chunks whatever the size.
"""

import hashlib
import hmac
import json
import secrets
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from liuzui.ledger.services.backup.secret import SCRYPT, Secret, Unusable

MAGIC = b"LIUZUI-BACKUP/1\n"
CHUNK = 2**20
TAG = 16
PREFIX = 7
LONGEST_HEADER = 4096


def _check(key: bytes) -> str:
    return hmac.new(key, b"is this the key", hashlib.sha256).hexdigest()[:32]


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


class Writer:
    """Encrypts what is written into a file; `close` writes the last chunk."""

    def __init__(self, file: BinaryIO, secret: Secret, kind: str) -> None:
        salt, self.prefix = secrets.token_bytes(16), secrets.token_bytes(PREFIX)
        key = secret.key_for(salt)
        told = {"kind": kind, "key": secret.way, "salt": salt.hex(), "nonce": self.prefix.hex(), "check": _check(key)}
        head = json.dumps(told | ({"scrypt": SCRYPT} if secret.way == "scrypt" else {})).encode()
        self.bound = hashlib.sha256(MAGIC + head).digest()
        self.cipher, self.file, self.number, self.buffer = AESGCM(key), file, 0, bytearray()
        file.write(MAGIC + len(head).to_bytes(4, "big") + head)

    def write(self, data: bytes | memoryview) -> None:
        """Adds bytes; whole chunks go out at once, but the last waits for `close`."""
        self.buffer += data
        while len(self.buffer) > CHUNK:
            self._out(bytes(self.buffer[:CHUNK]), last=False)
            del self.buffer[:CHUNK]

    def close(self) -> None:
        """Writes the last chunk."""
        self._out(bytes(self.buffer), last=True)
        self.buffer.clear()

    def _out(self, plain: bytes, *, last: bool) -> None:
        self.file.write(self.cipher.encrypt(_nonce(self.prefix, self.number, last), plain, self.bound))
        self.number += 1


class Reader:
    """Decrypts a backup from its beginning; Unusable at the first thing that is not as it was written."""

    def __init__(self, file: BinaryIO, secret: Secret, kind: str) -> None:
        head = _header(file)
        told = _told(head)
        if told["kind"] != kind:
            raise Unusable("backup.other_kind", kind=str(told["kind"]))
        if told["key"] != secret.way:
            raise Unusable("backup.other_way", way=str(told["key"]))
        key = secret.key_for(bytes.fromhex(told["salt"]))
        if not hmac.compare_digest(_check(key), told["check"]):
            raise Unusable("backup.wrong_secret")
        self.prefix, self.bound = bytes.fromhex(told["nonce"]), hashlib.sha256(MAGIC + head).digest()
        self.cipher, self.file, self.number, self.buffer = AESGCM(key), file, 0, bytearray()
        self.ahead = file.read(CHUNK + TAG)

    def read(self, size: int) -> bytes:
        """Exactly so many bytes."""
        while len(self.buffer) < size:
            if not self.ahead:
                raise Unusable("backup.truncated")
            self.buffer += self._next()
        found = bytes(self.buffer[:size])
        del self.buffer[:size]
        return found

    def at_end(self) -> bool:
        """Whether nothing is left; the last chunk has been checked then."""
        while not self.buffer and self.ahead:
            self.buffer += self._next()
        return not self.buffer

    def _next(self) -> bytes:
        chunk, self.ahead = self.ahead, self.file.read(CHUNK + TAG)
        last, number = not self.ahead, self.number
        self.number += 1
        try:
            return self.cipher.decrypt(_nonce(self.prefix, number, last), chunk, self.bound)
        except InvalidTag:
            raise Unusable("backup.truncated" if last and self._whole(chunk, number) else "backup.altered") from None

    def _whole(self, chunk: bytes, number: int) -> bool:
        """Whether a chunk that should be the last is a whole one from the middle, or was cut short itself."""
        if len(chunk) < CHUNK + TAG:
            return False
        try:
            self.cipher.decrypt(_nonce(self.prefix, number, False), chunk, self.bound)
        except InvalidTag:
            return False
        return True


def _header(file: BinaryIO) -> bytes:
    if file.read(len(MAGIC)) != MAGIC:
        raise Unusable("backup.not_one")
    length = int.from_bytes(file.read(4), "big")
    head = file.read(length) if length <= LONGEST_HEADER else b""
    if not head or len(head) != length:
        raise Unusable("backup.truncated")
    return head


def _told(head: bytes) -> dict[str, Any]:
    """The header's fields; the cost of scrypt must be ours, so that no file makes us compute without end."""
    try:
        told = json.loads(head)
        wanted = {"kind", "key", "salt", "nonce", "check"} | ({"scrypt"} if told["key"] == "scrypt" else set())
        if set(told) != wanted or told.get("scrypt", SCRYPT) != SCRYPT or len(bytes.fromhex(told["nonce"])) != PREFIX:
            raise ValueError
        bytes.fromhex(told["salt"]), told["check"].encode("ascii")
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Unusable("backup.altered") from None
    return dict(told)
