"""Verbs of the ledger: record, seal, deliver, wake, react, log access."""
