"""Views that belong to no context: error pages, language, elders' mode, the gallery of components."""

from liuzui.shell.views.errors import (
    bad_request,
    csrf_failure,
    forbidden,
    not_found,
    server_error,
    too_many,
)
from liuzui.shell.views.gallery import gallery
from liuzui.shell.views.switches import elders, language

__all__ = [
    "bad_request",
    "csrf_failure",
    "elders",
    "forbidden",
    "gallery",
    "language",
    "not_found",
    "server_error",
    "too_many",
]
