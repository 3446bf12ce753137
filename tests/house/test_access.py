"""Every route says who may call it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from liuzui.shell.access import PUBLIC, Access, route
from tests.house.contracts import contexts, rooms
from tests.house.source import ROOT, SOURCE

LIST = ROOT / "docs" / "access.md"
HEAD = """# Routes that anyone may call

Every other route asks for a login or a role. `make access` writes this list; a test compares it with the routes,
so that a route becomes public only where a reader sees it.

"""


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


def view_of(entry: URLPattern) -> Any:
    """The view behind a route without its guard."""
    return getattr(entry.callback, "view_class", None) or getattr(entry.callback, "__wrapped__", entry.callback)


def twice(patterns: list[Any]) -> list[str]:
    """Names of two routes, and addresses of two views: the second would never be reached.

    One view may have one address under two names: a library looks its own names up.
    """
    entries = list(routes(patterns))
    names = Counter(entry.name for _, entry in entries if entry.name)
    views: dict[str, set[Any]] = {}
    for address, entry in entries:
        views.setdefault(address, set()).add(view_of(entry))
    return sorted(
        [name for name, count in names.items() if count > 1] + [at for at, ways in views.items() if len(ways) > 1]
    )


def public(patterns: list[Any]) -> list[str]:
    """Addresses that anyone may call."""
    found = [address for address, entry in routes(patterns) if getattr(entry.callback, "access", None) is PUBLIC]
    return sorted(set(found))


def test_no_address_and_no_name_stands_twice():
    assert twice(get_resolver().url_patterns) == []


def test_the_list_of_public_routes_is_the_one_that_was_agreed():
    agreed = [line[3:-1] for line in LIST.read_text().splitlines() if line.startswith("- `")]
    assert [address.strip("/") for address in agreed] == [
        address.strip("/") for address in public(get_resolver().url_patterns)
    ], "look at the new public routes, then run: make access"


def mounted(patterns: list[Any]) -> set[str]:
    """Modules of routes that the root includes."""
    found = {getattr(entry.urlconf_name, "__name__", "") for entry in patterns if isinstance(entry, URLResolver)}
    return found - {""}


def test_every_module_of_routes_is_mounted():
    written = {f"liuzui.{name}.urls" for name in (*contexts(SOURCE), "shell") if "urls" in rooms(SOURCE, name)}
    assert written - mounted(get_resolver().url_patterns) == set()


def test_there_are_routes_to_check():
    assert len(list(routes(get_resolver().url_patterns))) >= 10


def hello(request: Any) -> HttpResponse:
    """A view for the samples."""
    return HttpResponse("hello")


def test_a_route_that_hides_another_is_found():
    first = route("same/", hello, name="one", access=PUBLIC)
    second = route("same/", lambda request: None, name="two", access=PUBLIC)
    assert twice([first, second]) == ["same/"]
    assert twice([first, route("other/", hello, name="one", access=PUBLIC)]) == ["one"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (path("open/", hello, name="open"), ["open/"]),
        (route("shut/", hello, name="shut", access=PUBLIC), []),
    ],
)
def test_a_route_without_a_rule_is_found(pattern, found):
    assert unguarded([pattern]) == found
