"""Backup and restore: database and files in one encrypted file, keys in another; nothing is overwritten unproved."""

from liuzui.ledger.services.backup.making import make, make_keys
from liuzui.ledger.services.backup.restoring import Wanted, restore
from liuzui.ledger.services.backup.restoring_keys import restore_keys
from liuzui.ledger.services.backup.secret import Secret, Summary

__all__ = ["Secret", "Summary", "Wanted", "make", "make_keys", "restore", "restore_keys"]
