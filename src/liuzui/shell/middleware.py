"""Gates before any view: the size of a request and the access table."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from liuzui.shell.storage import typed
from liuzui.shell.views import errors

Next = Callable[[HttpRequest], HttpResponse]


class RequestLimits:
    """Refuses a body larger than `BODY_LIMIT` by its declared length, before a byte of it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.BODY_LIMIT:
            return errors.too_large(request, settings.FILE_LIMIT)
        return self.get_response(request)


class AccessTable:
    """Lets a request through only where its route's rule allows; a route without a rule is closed."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        bare = response.status_code == 405 and not response.streaming and not response.content
        return errors.wrong_method(request, response["Allow"]) if bare else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answers 409 where another writer held what this request needed; nothing was written."""
        return errors.conflict(request) if contended(exception) else None

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answers a login page to a stranger, 403 to the wrong role, nothing to who may pass."""
        access = getattr(view, "access", None)
        if access is None:
            return render(request, "shell/problems/forbidden.html", status=403)
        if access.allows(request):
            return self._to_second_factor(request) if access.login else None
        if access.login and not request.user.is_authenticated:
            return to_login(request)
        return render(request, "shell/problems/forbidden.html", status=403)

    def _to_second_factor(self, request: HttpRequest) -> HttpResponse | None:
        """Leads an officer without a second factor to set one up before anything else, where that is required."""
        if settings.STAFF_MFA != "required" or request.path.startswith(reverse("security")):
            return None
        if not getattr(request.user, "roles", None) or getattr(request.user, "second_factor", False):
            return None
        messages.warning(request, _("工作账号须先启用两步验证，才能进入工作台。"))
        return redirect("mfa_activate_totp")


def contended(error: Exception) -> bool:
    """Whether the database gave up waiting for another writer (SQLite: locked; PostgreSQL: classes 40 and 55P03)."""
    code = getattr(error.__cause__, "sqlstate", None) or ""
    locked = code.startswith("40") or code == "55P03" or "database is locked" in str(error)
    return isinstance(error, OperationalError) and locked


def to_login(request: HttpRequest) -> HttpResponse:
    """The login page; what a form brought waits behind it, and autosave is told 401."""
    if "X-Autosave" in request.headers:
        return HttpResponse(status=401)
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    response = redirect_to_login(reverse("resume"))
    if not typed.keep(request, response):
        return redirect_to_login(request.get_full_path())
    messages.warning(request, _("登录已过期。您刚才填写的内容已经保留，登录后接着办。"))
    return response
