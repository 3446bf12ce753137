"""Taking up a form where the end of a session cut it: the same place, the same text, sent by the person herself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import redirect, render

from liuzui.shell.storage import typed


def resume(request: HttpRequest) -> HttpResponse:
    """After the new log-in: sends the kept text where it was going, or drops it (POST)."""
    found = typed.kept(request)
    if request.method == "POST" or found is None:
        typed.forget(request)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "shell/resume.html", {"typed": found})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form without its token: no cookies, or a page older than the last log-in, whose text comes back."""
    if reason == REASON_NO_CSRF_COOKIE:
        return render(request, "shell/problems/no_cookies.html", status=403)
    context = {"typed": typed.read(request)} if own_page(request) else {}
    return render(request, "shell/resume.html" if context else "shell/problems/csrf.html", context, status=403)


def own_page(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of this site sent the form; only then may it be sent again."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return bool(origin.netloc) and origin.netloc == request.get_host()
