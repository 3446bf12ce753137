"""Port to a licensed electronic certification service: one person's signature over one digest (docs/ports.md).

电子签名法 第十三条, 第十六条: a signature certified by a third party comes from a licensed service. Where none is
connected (`LIUZUI_SIGNING_URL`), the built-in signer answers; what it makes is a sample and says so.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.outside.sending import allowed, post
from liuzui.shell.crypto import blind_index

PATH = "/v1/signatures"
PROTOCOL = "liuzui.signing/1"
MEDIA_TYPE = "application/json; charset=utf-8"
SAMPLE = "样本-"
REFERENCE_MOST = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """Who signs what: `id` makes a retry one act; `digest` is 64 hex digits; `method` says how she was verified."""

    id: str
    digest: str
    name: str
    number: str
    method: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The service's answer: under which reference the signature can be verified there; whether it is a sample."""

    reference: str
    sample: bool


def connected() -> bool:
    """Whether a certification service is connected, so that the person's name and number leave the county."""
    return bool(settings.SIGNING_URL)


def seal_digest(wish: Wish) -> Sealed | Refusal:
    """The signature of this person over this digest; a Refusal when the service says no or nothing usable."""
    if not connected():
        return Sealed(SAMPLE + blind_index(f"{wish.id} {wish.digest} {wish.number}", "signing.sample")[:32], True)
    address = settings.SIGNING_URL.rstrip("/") + PATH
    if not allowed(address):
        return Refusal("signing.service_not_allowed", next_step="signing.ask_county")
    answer = post(address, canonical(_message(wish)), {"Content-Type": MEDIA_TYPE, "Idempotency-Key": wish.id})
    if answer.taken:
        return _read(answer.text, wish)
    if answer.down:
        return Refusal("signing.service_down", next_step="signing.try_later_or_window")
    return Refusal("signing.service_refused", next_step="signing.go_to_window")


def _message(wish: Wish) -> dict[str, Any]:
    return {
        "protocol": PROTOCOL, "id": wish.id, "digest": wish.digest, "algorithm": "SHA-256",
        "name": wish.name, "number": wish.number, "method": wish.method,
    }  # fmt: skip


def _read(text: str, wish: Wish) -> Sealed | Refusal:
    """What came back, if it speaks of this signature; garbage or another's answer counts as none."""
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    bad = Refusal("signing.service_garbled", next_step="signing.try_later_or_window")
    if not isinstance(said, dict) or said.get("id") != wish.id or said.get("digest") != wish.digest:
        return bad
    reference = said.get("reference")
    if not isinstance(reference, str) or not 1 <= len(reference) <= REFERENCE_MOST or not reference.isprintable():
        return bad
    return Sealed(reference, bool(said.get("sample", False)))
