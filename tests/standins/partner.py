"""Stand-in for a partner's system: takes CloudEvents over HTTP as docs/ports.md says, if their signature holds.

It has no code in common with the sender: the signature is checked from the text of the protocol alone.
"""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOLERANCE = 300
NEEDED = frozenset({"specversion", "id", "source", "type"})
MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"


class Partner:
    """What the partner holds: each message once, by its id. `moods` says how the next calls are answered.

    fail: 503 · slow: answers after `delay` · garbage: no HTTP at all · redirect: elsewhere · trickle: byte by byte
    """

    def __init__(self) -> None:
        self.events: dict[str, dict[str, Any]] = {}
        self.secret = ""
        self.now = time.time
        self.moods: list[str] = []
        self.calls: list[Mapping[str, str]] = []
        self.delay = 0.0
        self.lock = threading.Lock()
        self.url = ""
        self.elsewhere = ""

    def take(self, headers: Mapping[str, str], body: bytes) -> int:
        """Status of one message."""
        told = {name.lower(): value for name, value in headers.items()}
        if not self.signed(told, body):
            return 401
        if told.get("content-type") != MEDIA_TYPE:
            return 415
        event = json.loads(body)
        if not set(event) >= NEEDED or event["specversion"] != "1.0":
            return 422
        with self.lock:
            known = told["webhook-id"] in self.events
            self.events[told["webhook-id"]] = event
        return 200 if known else 201

    def signed(self, told: Mapping[str, str], body: bytes) -> bool:
        """HMAC-SHA-256 over `id.timestamp.body`, one of the signatures in the header, not too old."""
        sent = told.get("webhook-timestamp", "0")
        if abs(self.now() - int(sent)) > TOLERANCE:
            return False
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        wanted = hmac.new(key, f"{told.get('webhook-id')}.{sent}.".encode() + body, hashlib.sha256).digest()
        given = told.get("webhook-signature", "").split()
        return any(hmac.compare_digest(one, "v1," + base64.b64encode(wanted).decode()) for one in given)


class Server(ThreadingHTTPServer):
    """A server that knows its partner."""

    daemon_threads = True
    partner: Partner


class Handler(BaseHTTPRequestHandler):
    """The HTTP side of it."""

    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.partner.calls.append(dict(self.headers))
        mood = self.server.partner.moods.pop(0) if self.server.partner.moods else "well"
        getattr(self, mood)(body)

    def well(self, body: bytes) -> None:
        self.answer(self.server.partner.take(dict(self.headers), body))

    def fail(self, body: bytes) -> None:
        self.answer(503)

    def slow(self, body: bytes) -> None:
        time.sleep(self.server.partner.delay)
        self.well(body)

    def garbage(self, body: bytes) -> None:
        self.wfile.write(b"\x00\xff nothing that HTTP knows\r\n\r\n" * 20)

    def redirect(self, body: bytes) -> None:
        self.send_response(307)
        self.send_header("Location", self.server.partner.elsewhere)
        self.end_headers()

    def trickle(self, body: bytes) -> None:
        until = time.monotonic() + self.server.partner.delay
        try:
            while time.monotonic() < until:
                self.wfile.write(b"H")
                time.sleep(0.02)
        except OSError:
            pass

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Stays quiet."""


@contextmanager
def partner() -> Iterator[Partner]:
    """A partner's system that listens on a free port as long as the block runs."""
    found = Partner()
    server = Server(("127.0.0.1", 0), Handler)
    server.partner = found
    found.url = f"http://127.0.0.1:{server.server_port}/events?from=liuzui"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
