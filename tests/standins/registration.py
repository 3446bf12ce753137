"""Stand-in for the registration system and for members' systems: docs/ports.md over HTTP, well and badly; all is 样本.

`manner` says how it behaves: `at_once`, `later` (taken first, registered when asked again), `never`, `garbage`,
`other` (another company's answer), `refuses`; `failures` answers 503 that many times first; `slow` are seconds that
an answer takes.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from liuzui.exchange.domain.registering import sample_code
from liuzui.exchange.types import MEMBER
from liuzui.exchange.types import REGISTRATION as PROTOCOL

Reply = tuple[int, bytes]


class Registry:
    """What the system holds: each order once, by its reference; every call as it came."""

    def __init__(self) -> None:
        self.orders: dict[str, dict[str, Any]] = {}
        self.headers: list[dict[str, str]] = []
        self.calls: list[str] = []
        self.manner = "at_once"
        self.failures = 0
        self.slow = 0.0
        self.sample = True
        self.url = ""
        self.lock = threading.Lock()

    def take(self, path: str, body: bytes) -> Reply:
        """Status and answer of one POST."""
        time.sleep(self.slow)
        with self.lock:
            self.calls.append(path)
            if self.failures:
                self.failures -= 1
                return 503, b"busy"
            said = json.loads(body)
            again = path.endswith("/status")
            if not again:
                self.orders.setdefault(said["reference"], said)
            return self._answer(said["reference"], again)

    def _answer(self, reference: str, again: bool) -> Reply:
        if self.manner == "garbage":
            return 200, "<html>系统维护</html>".encode()
        state = "registered" if self.manner in ("at_once", "other") or (self.manner == "later" and again) else "taken"
        return 200, json.dumps(self.said(reference, "refused" if self.manner == "refuses" else state)).encode()

    def said(self, reference: str, state: str) -> dict[str, Any]:
        """An answer of the protocol that asked."""
        if self.orders[reference]["protocol"] == MEMBER:
            return self._done(reference, state)
        order = self.orders[reference]
        name = "新绛县别家商贸有限公司" if self.manner == "other" else order["name"]
        return {
            "protocol": PROTOCOL, "reference": reference, "serial": f"P-{len(self.orders)}", "state": state,
            "code": sample_code(reference, order["kind"], "140825"), "name": name, "issued_on": "2026-03-02",
            "reason": "名称与已登记的相同" if state == "refused" else "", "sample": self.sample,
        }  # fmt: skip

    def _done(self, reference: str, state: str) -> dict[str, Any]:
        """A member's answer; `other` speaks of an order that nobody gave."""
        asked = "140825-20260101-0107-000001-0/tax" if self.manner == "other" else reference
        return {
            "protocol": MEMBER, "reference": asked, "serial": f"M-{len(self.orders)}",
            "state": {"registered": "done"}.get(state, state),
            "result": "增值税小规模" if state == "registered" else "",
            "reason": "缺办税人员" if state == "refused" else "", "sample": self.sample,
        }  # fmt: skip


@contextmanager
def registry() -> Iterator[Registry]:
    """A system that listens on a free port as long as the block runs."""
    system = Registry()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            system.headers.append({key.lower(): value for key, value in self.headers.items()} | {"body": body.decode()})
            status, answer = system.take(self.path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            """Stays quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    system.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield system
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
