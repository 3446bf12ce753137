"""Views that belong to no context: error pages, language, elders' mode, the gallery of components."""

from liuzui.shell.views.errors import (
    bad_request,
    conflict,
    forbidden,
    not_found,
    server_error,
    too_large,
    too_many,
    wrong_method,
)
from liuzui.shell.views.gallery import gallery
from liuzui.shell.views.resuming import csrf_failure, resume
from liuzui.shell.views.switches import elders, language, theme

__all__ = [
    "bad_request",
    "conflict",
    "csrf_failure",
    "elders",
    "forbidden",
    "gallery",
    "language",
    "not_found",
    "resume",
    "server_error",
    "theme",
    "too_large",
    "too_many",
    "wrong_method",
]
