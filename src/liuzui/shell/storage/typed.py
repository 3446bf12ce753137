"""What a person had typed when her session ended, kept until she has logged in again.

The text lies encrypted in the anonymous session, its key only in her browser's cookie: neither opens alone,
and a log-out or an hour ends both. Passwords and files are never kept.
"""

import json
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "typed"
KEY = "typed"
LASTS = 3600
MOST = 256 * 2**10
"""Bytes of text: a form of 60 questions is a tenth of it."""
NEVER = ("csrfmiddlewaretoken", "password")


@dataclass(frozen=True, slots=True)
class Typed:
    """Where a form was going and what stood in it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool


def read(request: HttpRequest) -> Typed:
    """The text fields of a request, without its token and passwords."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(one in name for one in NEVER)
        for value in values
    ]
    return Typed(request.get_full_path(), tuple(fields), bool(request.FILES))


def keep(request: HttpRequest, response: HttpResponse) -> bool:
    """Keeps the request's text for whoever logs in next in this browser; False where it is too long."""
    typed = read(request)
    plain = json.dumps([typed.path, typed.fields, typed.files]).encode()
    if len(plain) > MOST:
        return False
    key = Fernet.generate_key()
    request.session[KEY] = Fernet(key).encrypt(plain).decode()
    response.set_cookie(
        COOKIE, key.decode(), max_age=LASTS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return True


def kept(request: HttpRequest) -> Typed | None:
    """What was kept, or None where nothing was or an hour is over."""
    try:
        key = Fernet(request.COOKIES.get(COOKIE, "").encode())
        path, fields, files = json.loads(key.decrypt(request.session.get(KEY, "").encode(), ttl=LASTS))
    except (ValueError, InvalidToken):
        return None
    return Typed(path, tuple((name, value) for name, value in fields), files)


def forget(request: HttpRequest) -> None:
    """Drops what was kept."""
    request.session.pop(KEY, None)
