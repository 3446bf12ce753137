"""The ledger: events in an append-only Merkle log (RFC 6962), timers, the reactor and deliveries.

Every act is an event written in the same transaction as the state it explains; the log is tamper-evident,
not magic: heads are signed here and receipts are in users' hands.
"""
