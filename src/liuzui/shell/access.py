"""Access table: every route states who may call it; what states nothing is closed.

`route(...)` is used instead of `django.urls.path`. The rule is a predicate over the request, or PUBLIC.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call a route: a name for the access table and a test over the request."""

    name: str
    allows: Callable[[HttpRequest], bool]
    login: bool = True


PUBLIC = Access("public", lambda request: True, login=False)
SIGNED_IN = Access("signed in", lambda request: request.user.is_authenticated)


def role(*names: str) -> Access:
    """Rule: the account holds one of the named staff roles (`parties` fills `account.roles`)."""
    wanted = frozenset(names)

    def allows(request: HttpRequest) -> bool:
        roles: frozenset[str] = getattr(request.user, "roles", frozenset())
        return bool(request.user.is_authenticated and wanted & roles)

    return Access("role: " + " | ".join(sorted(wanted)), allows)


def guarded(view: View, access: Access) -> View:
    """The view, carrying its access rule; `middleware.AccessTable` enforces it before the view runs."""

    @wraps(view)
    def call(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    call.access = access  # type: ignore[attr-defined]
    return call


def route(pattern: str, view: View, *, name: str, access: Access) -> URLPattern:
    """A URL pattern that carries its access rule."""
    return path(pattern, guarded(view, access), name=name)
