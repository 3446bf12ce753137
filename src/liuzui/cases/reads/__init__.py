"""Queries over cases; each returns frozen dataclasses and asks a fixed number of statements."""
