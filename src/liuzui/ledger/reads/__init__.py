"""What others may ask of the ledger: events, receipts, heads, proofs, readings, health."""

from liuzui.ledger.domain.checking import looks_like_proof
from liuzui.ledger.reads.access import Reading, readings
from liuzui.ledger.reads.log import signing_key
from liuzui.ledger.reads.state import Health, blocking_transaction, health
from liuzui.ledger.reads.streams import events, events_of, stored, streams_of_kind
from liuzui.ledger.reads.tree import body, keys, node_hashes, receipt_code, receipt_for, size, verify_proof

__all__ = [
    "Health", "Reading", "blocking_transaction", "body", "events", "events_of", "health", "keys",
    "looks_like_proof", "node_hashes", "readings", "receipt_code", "receipt_for", "signing_key", "size", "stored",
    "streams_of_kind", "verify_proof",
]  # fmt: skip
