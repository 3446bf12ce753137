"""What every page shows: elders' mode, the theme, the way back here, and values that higher contexts provide.

The shell lies below the contexts that know the county or the log, so these register a function
(`web/page.py`) instead of being imported; it runs only when a template asks for its value.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

ELDERS_COOKIE = "elders"
THEME_COOKIE = "theme"
THEMES = ("auto", "light", "dark")
Provider = Callable[[HttpRequest], Any]
_providers: dict[str, Provider] = {}


def provide(name: str, provider: Provider) -> None:
    """Lets every template use `name`, computed by `provider(request)` when it is first asked for."""
    _providers[name] = provider


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `elders`, `theme`, `here`, and the provided values, each lazy."""
    lazy = {name: SimpleLazyObject(partial(call, request)) for name, call in _providers.items()}
    chosen = {"elders": request.COOKIES.get(ELDERS_COOKIE) == "1", "theme": request.COOKIES.get(THEME_COOKIE, "auto")}
    return {**chosen, "here": request.get_full_path(), **lazy}
