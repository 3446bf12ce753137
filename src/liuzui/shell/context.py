"""What every page shows: elders' mode, the way back here, and values that higher contexts provide.

The shell lies below the contexts that know the county or the log, so these register a function
(`web/page.py`) instead of being imported; it runs only when a template asks for its value.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

ELDERS_COOKIE = "elders"
Provider = Callable[[HttpRequest], Any]
_providers: dict[str, Provider] = {}


def provide(name: str, provider: Provider) -> None:
    """Lets every template use `name`, computed by `provider(request)` when it is first asked for."""
    _providers[name] = provider


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `elders`, `here`, and the provided values, each lazy."""
    lazy = {name: SimpleLazyObject(partial(call, request)) for name, call in _providers.items()}
    return {"elders": request.COOKIES.get(ELDERS_COOKIE) == "1", "here": request.get_full_path(), **lazy}
