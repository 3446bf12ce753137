"""One check for whatever a person holds: a receipt, a scanned receipt code, or a transcript."""

from liuzui.ledger.domain import compact, receipt, transcript
from liuzui.ledger.domain.reading import TRANSCRIPT, Unreadable, parse
from liuzui.ledger.domain.receipt import Trust, Verdict


def check(raw: bytes, trust: Trust) -> Verdict:
    """What the bytes of a file are and whether they hold; never an exception."""
    try:
        read = parse(compact.unpacked(raw), TRANSCRIPT)
    except Unreadable:
        return Verdict("receipt.unreadable")
    if isinstance(read, dict) and "public" in read:
        return transcript.verify(read, trust)
    return receipt.check(read, trust)
