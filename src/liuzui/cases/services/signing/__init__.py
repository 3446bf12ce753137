"""Signing of a draft by all who must: hook, round, acts, and the gate before filing. See `cases.domain.signing`."""
