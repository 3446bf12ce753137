"""Verbs on credentials; `rebuild.check` compares rows with events."""

from liuzui.credentials.services.certificates import ensure_certificate, make_certificate
from liuzui.credentials.services.deciding import Decider, Decision, decide
from liuzui.credentials.services.ending import Ground, cancel, resume, revoke, suspend
from liuzui.credentials.services.issuing import issue
from liuzui.credentials.services.serving import serve, serve_licence

__all__ = [
    "Decider",
    "Decision",
    "Ground",
    "cancel",
    "decide",
    "ensure_certificate",
    "issue",
    "make_certificate",
    "resume",
    "revoke",
    "serve",
    "serve_licence",
    "suspend",
]
