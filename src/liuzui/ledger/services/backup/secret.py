"""What opens a backup, what is known of one, and why one is of no use."""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SCRYPT = {"n": 2**17, "r": 8, "p": 1}
"""128 MB and some tenths of a second for each guess."""
SIZE = 32
SHORTEST = 12
"""Characters of a passphrase."""


class Unusable(Exception):
    """A backup that cannot be used; `code` is the message that says why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Secret:
    """A passphrase, or a key file's 32 bytes."""

    passphrase: str = ""
    key: bytes = b""

    @staticmethod
    def of_file(path: Path) -> "Secret":
        """The secret of a key file; Unusable when it does not hold exactly 32 bytes."""
        key = path.read_bytes()[: SIZE + 1]
        if len(key) != SIZE:
            raise Unusable("backup.key_file", path=str(path))
        return Secret(key=key)

    @property
    def way(self) -> str:
        """How the key is found: by `scrypt` from a passphrase, or from a `file`."""
        return "file" if self.key else "scrypt"

    def key_for(self, salt: bytes) -> bytes:
        """The 32 bytes that encrypt a backup with this salt."""
        if self.key:
            return hmac.new(self.key, b"liuzui backup" + salt, hashlib.sha256).digest()
        return Scrypt(salt, SIZE, **SCRYPT).derive(self.passphrase.encode())


@dataclass(frozen=True, slots=True)
class Summary:
    """What was backed up or restored: tables or key files, uploaded files, events and the head they are proved by."""

    where: Path
    entries: int
    files: int
    events: int = 0
    root: str = ""
    aside: str = ""
