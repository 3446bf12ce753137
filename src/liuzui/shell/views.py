"""Views that belong to no context: error pages, language, elders' mode."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language

from liuzui.shell.context import ELDERS_COOKIE

YEAR = 365 * 24 * 3600


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


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """A redirect to the page the reader came from, never to another host."""
    target = request.GET.get("next") or request.POST.get("next") or "/"
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return HttpResponseRedirect(target)


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Sets the language by cookie and goes back to the same page; an unknown code changes nothing."""
    response = _back(request)
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax")
    return response


def elders(request: HttpRequest, state: str) -> HttpResponse:
    """Turns elders' mode on or off by cookie and goes back to the same page."""
    response = _back(request)
    response.set_cookie(ELDERS_COOKIE, "1" if state == "on" else "0", max_age=YEAR, samesite="Lax")
    return response
