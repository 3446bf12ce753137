"""Verbs on credentials; `rebuild.check` compares rows with events."""

from liuzui.credentials.services.ending import Ground, cancel, resume, revoke, suspend
from liuzui.credentials.services.issuing import issue

__all__ = ["Ground", "cancel", "issue", "resume", "revoke", "suspend"]
