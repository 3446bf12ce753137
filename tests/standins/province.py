"""Stand-in for the provincial platform: takes events over HTTP as docs/ports.md says; every answer says 样本."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PROTOCOL = "liuzui.province/1"
NEEDED = frozenset({"protocol", "division", "uid", "kind", "schema", "position", "occurred_at", "data"})


class Province:
    """What the platform holds: each event once, by its idempotency key; `failures` answers 503 that many times."""

    def __init__(self) -> None:
        self.events: dict[str, dict[str, Any]] = {}
        self.calls = 0
        self.failures = 0
        self.lock = threading.Lock()
        self.url = ""

    def take(self, path: str, key: str, body: bytes) -> tuple[int, dict[str, Any]]:
        """Status and answer of one POST."""
        with self.lock:
            self.calls += 1
            if self.failures:
                self.failures -= 1
                return 503, {"error": "busy"}
            if path != "/v1/events":
                return 404, {"error": "no such address"}
            return self._keep(key, body)

    def _keep(self, key: str, body: bytes) -> tuple[int, dict[str, Any]]:
        try:
            event = json.loads(body)
        except ValueError:
            return 400, {"error": "not JSON"}
        if not isinstance(event, dict) or set(event) != NEEDED or event["protocol"] != PROTOCOL:
            return 422, {"error": "not the protocol"}
        if event["uid"] != key:
            return 422, {"error": "the idempotency key is the event's uid"}
        known = self.events.get(key)
        if known is not None and known != event:
            return 409, {"error": "another event under this key"}
        self.events[key] = event
        return 200 if known else 201, {"receipt": f"样本-{key}"}


@contextmanager
def province() -> Iterator[Province]:
    """A platform that listens on a free port as long as the block runs."""
    platform = Province()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            status, answer = platform.take(self.path, self.headers.get("Idempotency-Key", ""), body)
            said = json.dumps(answer, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: Any) -> None:
            """Stays quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    platform.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
