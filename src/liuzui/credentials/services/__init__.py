"""Verbs on credentials; `rebuild.check` compares rows with events."""

from liuzui.credentials.services.certificates import ensure_certificate, make_certificate
from liuzui.credentials.services.deciding import Decision, decide
from liuzui.credentials.services.ending import Ground, cancel, resume, revoke, suspend
from liuzui.credentials.services.issuing import issue
from liuzui.credentials.services.papers import ensure_papers, make_paper, mark_seen
from liuzui.credentials.services.renewing import decide_renewal, request_renewal, wake_licence
from liuzui.credentials.services.serving import serve, serve_licence

__all__ = [
    "Decision",
    "Ground",
    "cancel",
    "decide",
    "decide_renewal",
    "ensure_certificate",
    "ensure_papers",
    "issue",
    "make_certificate",
    "make_paper",
    "mark_seen",
    "request_renewal",
    "resume",
    "revoke",
    "serve",
    "serve_licence",
    "suspend",
    "wake_licence",
]
