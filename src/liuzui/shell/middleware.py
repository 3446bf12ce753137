"""Gates before any view: the size of a request and the access table."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Next = Callable[[HttpRequest], HttpResponse]


class RequestLimits:
    """Refuses a body larger than `BODY_LIMIT` by its declared length, before a byte of it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.BODY_LIMIT:
            return render(request, "shell/too_large.html", {"limit": settings.FILE_LIMIT // 2**20}, status=413)
        return self.get_response(request)


class AccessTable:
    """Lets a request through only where its route's rule allows; a route without a rule is closed."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answers a login page to a stranger, 403 to the wrong role, nothing to who may pass."""
        access = getattr(view, "access", None)
        if access is None:
            return render(request, "shell/forbidden.html", status=403)
        if access.allows(request):
            return None
        if access.login and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return render(request, "shell/forbidden.html", status=403)
