"""Rules of every test run: long tests and database tests alone when asked, no silent skip in CI."""

import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that tests can import `tests.…` and `tools.…`

CLUSTERS = os.environ.get("LIUZUI_TEST_CLUSTERS", "").split()
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak`: only the long tests; `--database-only`: only tests that touch a database."""
    parser.addoption("--soak", action="store_true", help="run only the long tests")
    parser.addoption("--database-only", action="store_true", help="run only tests that touch a database")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """One PostgreSQL a process: an open transaction anywhere in a cluster keeps the sealer waiting."""
    if CLUSTERS:
        from dj_database_url import parse
        from django.db import connections

        url = CLUSTERS[int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % len(CLUSTERS)]
        os.environ["DATABASE_URL"] = url
        connections.settings["default"]["HOST"] = parse(url)["HOST"]


@pytest.fixture(autouse=True)
def _password_alone(settings: Any) -> None:
    """Officers of tests come in by a quickly hashed password alone; the tests of the second factor ask for it."""
    settings.STAFF_MFA = "optional"
    settings.MEMBER_STANDINS = frozenset()  # members wait for their officers unless a test asks for the stand-in
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def touches_database(item: pytest.Item) -> bool:
    """Whether the test asks for a database by marker or fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what this run was not asked for."""
    soak, database = config.getoption("--soak"), config.getoption("--database-only")

    def wanted(item: pytest.Item) -> bool:
        if item.get_closest_marker("postgres") and not ON_POSTGRES:
            return False
        long = item.get_closest_marker("soak") is not None
        return long == soak and (not database or touches_database(item))

    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = [item for item in items if wanted(item)]


def fail_a_skip(report: pytest.TestReport | pytest.CollectReport, where: str) -> None:
    """Turn a skip into a failure: on CI everything a test needs must be there."""
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{where} was skipped, which CI does not allow: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On CI a skipped test fails."""
    report = yield
    if CI and item.get_closest_marker("soak") is None:
        fail_a_skip(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """On CI a module that skips itself fails."""
    report = yield
    if CI:
        fail_a_skip(report, collector.nodeid)
    return report


CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def chromium() -> Generator[Any, None, None]:
    """Chromium of this machine, for one module: playwright's loop runs in this thread and must end before others ask.

    The live server has threads of its own, so the database is never asked from the loop.
    """
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.skip(f"browser tests need Chromium: none of {', '.join(CHROMIUM)} is installed")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
