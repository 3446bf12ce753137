"""What others may ask of the ledger: events, receipts, heads, proofs, readings, health."""

from liuzui.ledger.reads.access import Reading, readings
from liuzui.ledger.reads.state import Health, blocking_transaction, health
from liuzui.ledger.reads.streams import events, stored, streams_of_kind
from liuzui.ledger.reads.tree import body, keys, node_hashes, receipt_code, receipt_for, size, verify_proof

__all__ = [
    "Health", "Reading", "blocking_transaction", "body", "events", "health", "keys", "node_hashes", "readings",
    "receipt_code", "receipt_for", "size", "stored", "streams_of_kind", "verify_proof",
]  # fmt: skip
