"""Verbs of cases; each is one transaction and answers a retry with what it answered before."""
