"""The one way out: a POST to an address that the operator has allowed by name and port.

No redirect is followed and no proxy is asked, so that an address in a table can never reach another machine; a try
ends after `DEADLINE` seconds, however slowly the other side answers, and reads at most `LONGEST` bytes.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from liuzui.ledger.domain.address import NotAllowed, place

__all__ = ["Answer", "NotAllowed", "allowed", "place", "post"]
TIMEOUT = 10
"""Seconds that the other side may be silent."""
DEADLINE = 20
"""Seconds for a whole try."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: an HTTP status (0 when there was none) and the first bytes as text, or the error's name."""

    status: int
    text: str

    @property
    def taken(self) -> bool:
        """Whether the other side took the message."""
        return 200 <= self.status < 300

    @property
    def down(self) -> bool:
        """Whether the other side answers nobody now, so that other messages need not be tried."""
        return self.status in {0, 429} or self.status >= 500


def allowed(address: str) -> bool:
    """Whether the operator has allowed the host and port (`LIUZUI_OUTSIDE`, and the ports' own addresses)."""
    own = (settings.PROVINCE_URL, settings.REGISTRATION_URL, *settings.MEMBER_URLS.values())
    known = set(settings.OUTSIDE) | {place(address) for address in own if address}
    try:
        return place(address) in known
    except NotAllowed:
        return False


def post(address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """One try; errors of the network are an answer with status 0, NotAllowed raises before anything is sent."""
    if not allowed(address):
        raise NotAllowed(f"{address} is not among the allowed hosts")
    parts = urlsplit(address)
    try:
        with _connected(parts) as line:
            line.request("POST", _path(parts), body, {**headers, "Connection": "close"})
            answer = line.getresponse()
            return Answer(answer.status, answer.read(LONGEST).decode(errors="replace"))
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, type(error).__name__)


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


@contextmanager
def _connected(parts: SplitResult) -> Iterator[http.client.HTTPConnection]:
    """A connection that a watch cuts at the deadline."""
    host = parts.hostname or ""
    line = (
        http.client.HTTPSConnection(host, parts.port, timeout=TIMEOUT, context=ssl.create_default_context())
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, parts.port, timeout=TIMEOUT)
    )
    watch = threading.Timer(DEADLINE, _cut, [line])
    watch.daemon = True
    watch.start()
    try:
        line.connect()
        yield line
    finally:
        watch.cancel()
        line.close()


def _cut(line: http.client.HTTPConnection) -> None:
    if line.sock is not None:
        with suppress(OSError):
            line.sock.shutdown(socket.SHUT_RDWR)
