"""Every route says who may call it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from liuzui.shell.access import PUBLIC, Access, route


def routes(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route below the patterns with its whole address."""
    for entry in patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, address)
        else:
            yield address, entry


def unguarded(patterns: list[Any]) -> list[str]:
    """Addresses whose view carries no access rule."""
    return [
        address
        for address, entry in routes(patterns)
        if not isinstance(getattr(entry.callback, "access", None), Access)
    ]


def test_every_route_has_an_access_rule():
    assert unguarded(get_resolver().url_patterns) == []


def test_there_are_routes_to_check():
    assert len(list(routes(get_resolver().url_patterns))) >= 10


def hello(request: Any) -> HttpResponse:
    """A view for the samples."""
    return HttpResponse("hello")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (path("open/", hello, name="open"), ["open/"]),
        (route("shut/", hello, name="shut", access=PUBLIC), []),
    ],
)
def test_a_route_without_a_rule_is_found(pattern, found):
    assert unguarded([pattern]) == found
