"""A county started as a user starts it (`liuzui prepare`, `liuzui serve`), in an empty folder; browsers to visit it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

COMMAND = (sys.executable, "-m", "liuzui.config.cli")
Visit = Callable[..., Page]


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_open(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when the port answers; fail with the server's own words when it ends or takes over a minute."""
    for _ in range(600):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text()}")


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo county with its own database, keys and files."""
    home, port = tmp_path_factory.mktemp("county"), free_port()
    address = f"http://127.0.0.1:{port}"
    own = ("LIUZUI_", "DATABASE_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    environment = kept | {"LIUZUI_HOME": str(home), "LIUZUI_DEMO": "1", "LIUZUI_PUBLIC_URL": address}
    environment["LIUZUI_DEMO_CASES"] = "60" if os.environ.get("LIUZUI_SCREENS") == "1" else "0"  # pictures show life
    subprocess.run([*COMMAND, "prepare"], env=environment, check=True, capture_output=True)
    log = home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port)], env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_until_open(port, server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture
def visit(chromium: Browser, county: str) -> Iterator[Visit]:
    """A function that gives a new visitor's first page: own cookies, language, width, script or none."""
    contexts = []

    def new(lang: str = "zh-CN", width: int = 1280, height: int = 900, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=county,
            locale=lang,
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            accept_downloads=True,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
