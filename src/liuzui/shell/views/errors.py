"""Error pages: what happened and what to do next."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read; 413 where its text is too long."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return render(request, "shell/problems/bad_request.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not allowed here."""
    return render(request, "shell/problems/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page."""
    return render(request, "shell/problems/not_found.html", status=404)


def wrong_method(request: HttpRequest, allowed: str = "POST") -> HttpResponse:
    """405: an address that only takes forms was opened."""
    response = render(request, "shell/problems/wrong_method.html", status=405)
    response["Allow"] = allowed
    return response


def conflict(request: HttpRequest) -> HttpResponse:
    """409: another was writing the same thing."""
    return render(request, "shell/problems/conflict.html", status=409)


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """413: more bytes than `limit`."""
    return render(request, "shell/problems/too_large.html", {"limit": limit // 2**20}, status=413)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries in a short time."""
    return render(request, "shell/problems/too_many.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; drawn without the database or the session, which may be what failed."""
    return HttpResponse(render_to_string("shell/problems/server_error.html", {"elders": False}), status=500)
