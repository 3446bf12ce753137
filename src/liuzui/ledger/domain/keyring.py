"""Keys that a checker trusts, and how one key introduces the next.

An introduction is a statement signed by both keys: from which size of the log the new key signs, and until when heads
of the old one are still believed. Trust in one of the two reaches the other. A key's algorithm is a name: Ed25519 is
built, SM2 (GB/T 32918) would be one more entry of `VERIFIERS`; what is not there is refused by name.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from liuzui.kernel.canonical import canonical

Introduction = Mapping[str, Any]
FORMAT = "liuzui-key/1"
ED25519 = "ed25519"
MOST = 64
"""Introductions that are looked at; a key lives for years."""


class Signer(Protocol):
    """What can sign heads: an algorithm by its name, a public key, and a signature over a message."""

    algorithm: str
    public: bytes

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        ...


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key: since which size of the log it signs, after which instant (RFC 3339) its heads count no more.

    A key has one `successor`, so that whoever gets hold of an old one cannot introduce another.
    """

    public: bytes
    algorithm: str = ED25519
    from_size: int = 0
    until: str = ""
    successor: str = ""


Ring = dict[str, Trusted]


class WrongIntroduction(ValueError):
    """A statement that one of its two keys did not sign, or that is not one."""


def key_id(public: bytes) -> str:
    """First 16 hex digits of the SHA-256 of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def statement_message(statement: Mapping[str, Any]) -> bytes:
    """What both signatures of an introduction cover."""
    return canonical(statement)


def signed(key: Trusted, message: bytes, signature: bytes) -> bool:
    """Whether a key made this signature; False for an algorithm that is not built."""
    verifier = VERIFIERS.get(key.algorithm)
    return verifier is not None and verifier(key.public, message, signature)


def ring(keys: Mapping[str, bytes], introductions: Sequence[Introduction] = ()) -> Ring:
    """The trusted keys, and those that they introduce, step by step; WrongIntroduction for a false one."""
    known = {name: Trusted(public) for name, public in keys.items()}
    waiting = list(introductions)
    if len(waiting) > MOST:
        raise WrongIntroduction("too many")
    while reached := [one for one in waiting if _vouched(known, one)]:
        for one in reached:
            waiting.remove(one)
            _introduce(known, one)
    return known


def _vouched(known: Ring, introduction: Introduction) -> bool:
    """Whether one of the two keys is known, and of an algorithm that can be checked."""
    statement = introduction["statement"]
    ends = (key_id(bytes.fromhex(statement[name])) for name in ("old", "new"))
    return any(end in known and known[end].algorithm in VERIFIERS for end in ends)


def _introduce(known: Ring, introduction: Introduction) -> None:
    """Adds both keys of an introduction, with their limits, after both signatures held."""
    statement, signatures = introduction["statement"], introduction["signatures"]
    if statement["format"] != FORMAT or type(statement["from_size"]) is not int:
        raise WrongIntroduction("not an introduction")
    for name in ("old", "new"):
        key = Trusted(bytes.fromhex(statement[name]), statement[f"{name}_algorithm"])
        held = known.setdefault(key_id(key.public), key)
        if held.algorithm != key.algorithm:
            raise WrongIntroduction(f"the {name} key is of another algorithm")
        signature = bytes.fromhex(signatures[name])
        if key.algorithm in VERIFIERS and not signed(key, statement_message(statement), signature):
            raise WrongIntroduction(f"not signed by the {name} key")
    old, new = (key_id(bytes.fromhex(statement[name])) for name in ("old", "new"))
    if known[old].successor not in ("", new):
        raise WrongIntroduction("a key introduces one successor")
    until = min(filter(None, (known[old].until, statement["until"])))
    known[old] = replace(known[old], until=until, successor=new)
    known[new] = replace(known[new], from_size=statement["from_size"])


def _ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


VERIFIERS: Mapping[str, Callable[[bytes, bytes, bytes], bool]] = {ED25519: _ed25519}
