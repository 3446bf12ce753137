"""Stand-in for a licensed certification service: signs digests as docs/ports.md says; every reference says 样本."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NEEDED = frozenset({"protocol", "id", "digest", "algorithm", "name", "number", "method"})


class Signer:
    """What the service holds: one signature for each id. `moods` says how the next calls are answered.

    fail: 503 · refuse: 403 · garbage: no JSON · other: about another signature · slow: after `delay` seconds
    """

    def __init__(self) -> None:
        self.signed: dict[str, dict[str, Any]] = {}
        self.calls: list[dict[str, Any]] = []
        self.moods: list[str] = []
        self.delay = 0.2
        self.url = ""

    def take(self, path: str, key: str, body: bytes) -> tuple[int, bytes]:
        """Status and answer of one POST."""
        asked = json.loads(body)
        self.calls.append(asked)
        mood = self.moods.pop(0) if self.moods else "well"
        if mood == "slow":
            time.sleep(self.delay)
        if mood in ("fail", "refuse"):
            return (503 if mood == "fail" else 403), b"{}"
        if path != "/v1/signatures" or set(asked) != NEEDED or asked["id"] != key:
            return 422, b"{}"
        if mood == "garbage":
            return 200, b"\x00 nothing that JSON knows"
        known = self.signed.setdefault(asked["id"], asked)
        if known["digest"] != asked["digest"]:
            return 409, b"{}"
        digest = "0" * 64 if mood == "other" else asked["digest"]
        said = {"id": asked["id"], "digest": digest, "reference": f"样本-CA-{len(self.signed)}", "sample": True}
        return 201, json.dumps(said, ensure_ascii=False).encode()


@contextmanager
def signer() -> Iterator[Signer]:
    """A service that listens on a free port as long as the block runs."""
    service = Signer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            status, answer = service.take(self.path, self.headers.get("Idempotency-Key", ""), body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            """Stays quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
