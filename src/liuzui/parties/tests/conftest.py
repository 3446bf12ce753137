"""Tests of this context log in through the real page."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Limits of one test do not reach the next."""
    cache.clear()


@pytest.fixture
def log_in(client: Client) -> Callable[..., Client]:
    """Logs in at `/login/` with the sample password."""

    def act(username: str, password: str = "sample-2026") -> Client:
        answer = client.post("/login/", {"login": username, "password": password})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return act
