"""Language, theme and elders' mode, kept in cookies; all work as plain links."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language

from liuzui.shell.context import ELDERS_COOKIE, THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """A redirect to the page the reader came from, never to another host."""
    target = request.GET.get("next") or request.POST.get("next") or "/"
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return HttpResponseRedirect(target)


def _keep(response: HttpResponse, name: str, value: str) -> None:
    """Keeps a choice for a year."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Sets the language by cookie and goes back to the same page; an unknown code changes nothing."""
    response = _back(request)
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, code)
    return response


def elders(request: HttpRequest, state: str) -> HttpResponse:
    """Turns elders' mode on or off by cookie and goes back to the same page."""
    response = _back(request)
    _keep(response, ELDERS_COOKIE, "1" if state == "on" else "0")
    return response


def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Sets the theme by cookie: light, dark, or as the reader's system; another name changes nothing."""
    response = _back(request)
    if name in THEMES:
        _keep(response, THEME_COOKIE, name)
    return response
