"""One check for whatever a person holds: a receipt or its scanned code, a transcript, a whole draw, a bare proof."""

from liuzui.ledger.domain import compact, plain, receipt, transcript
from liuzui.ledger.domain.draw import proof
from liuzui.ledger.domain.reading import BOM, TRANSCRIPT, Unreadable, parse
from liuzui.ledger.domain.receipt import Trust, Verdict

KINDS = (
    ("history", proof.verify),
    ("public", transcript.verify),
    ("first", plain.verify),
    ("leafIdx", plain.verify),
    ("size1", plain.verify),
)
"""By which key a file is known, and who checks it."""


def looks_like_proof(raw: bytes) -> bool:
    """Whether bytes are JSON at first sight, or a scanned code: worth checking as a proof."""
    return raw.removeprefix(BOM).lstrip()[:1] in (b"{", b"[") or compact.is_code(raw)


def check(raw: bytes, trust: Trust) -> Verdict:
    """What the bytes of a file are and whether they hold; never an exception."""
    try:
        read = parse(compact.unpacked(raw), TRANSCRIPT)
    except Unreadable as fault:
        return Verdict("receipt.unreadable", detail=f"unreadable.{fault}")
    for mark, verify in KINDS:
        if isinstance(read, dict) and mark in read:
            return verify(read, trust)
    return receipt.check(read, trust) if receipt.resembles(read) else Verdict("receipt.other_thing")
