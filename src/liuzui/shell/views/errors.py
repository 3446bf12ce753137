"""Error pages: what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read."""
    return render(request, "shell/bad_request.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not allowed here."""
    return render(request, "shell/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page."""
    return render(request, "shell/not_found.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries in a short time."""
    return render(request, "shell/too_many.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; drawn without the database or the session, which may be what failed."""
    return HttpResponse(render_to_string("shell/server_error.html", {"elders": False}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose token is missing or stale: says how to send it again."""
    return render(request, "shell/csrf.html", status=403)
