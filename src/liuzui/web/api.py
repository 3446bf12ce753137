"""The API: one OpenAPI document over the routers of all contexts; `/api/docs` is the explorer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from ninja import NinjaAPI, Swagger
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties.types import Principal
from liuzui.shell.access import Access, guarded
from liuzui.shell.wording.refusals import Denied, as_json

TOKEN = Access("service token", lambda request: True, login=False)
"""The route lets everyone in; ninja asks for the token before the operation runs."""


class Explorer(Swagger):
    """Swagger's explorer inside a page of the site."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page; its settings travel as data, not as a script."""
        settings = self.settings | {"url": self.get_openapi_url(api, kwargs)}
        return render(request, "web/api.html", {"settings": settings})


class ServiceToken(HttpBearer):
    """`Authorization: Bearer <token>` of another system."""

    def authenticate(self, request: HttpRequest, token: str) -> Principal | None:
        """The principal, or None (401)."""
        return parties.authenticate_token(token)


api = NinjaAPI(
    title="六最 · Liuzui",
    version="1.0",
    description="新绛县营商环境平台接口。写操作须带 `Idempotency-Key`。 · Writing calls carry an `Idempotency-Key`.",
    auth=ServiceToken(),
    docs=Explorer({"persistAuthorization": True}),
    urls_namespace="api",
)


@api.exception_handler(Denied)
def denied(request: HttpRequest, error: Denied) -> HttpResponse:
    """A call that is not allowed."""
    return api.create_response(request, as_json(error.refusal), status=error.status)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body or a query that the document does not allow; the first wrong field is named."""
    first = error.errors[0] if error.errors else {}
    place = ".".join(str(part) for part in first.get("loc", ())[1:]) or "body"
    refusal = Refusal("api.invalid", {"field": place[:80]}, next_step="api.read_document")
    return api.create_response(request, as_json(refusal), status=422)


@api.exception_handler(AuthenticationError)
def unknown_caller(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token, or one that is unknown, expired or revoked."""
    refusal = Refusal("api.no_token", next_step="api.ask_county")
    return api.create_response(request, as_json(refusal), status=401)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON, and whatever else the framework refuses."""
    refusal = Refusal("api.unreadable", next_step="api.read_document")
    return api.create_response(request, as_json(refusal), status=error.status_code)


for _context in ("cases", "scoreboard"):
    api.add_router("/", f"liuzui.{_context}.api.router")


def _named(pattern: Any) -> Any:
    if isinstance(pattern, URLPattern):
        pattern.callback = guarded(pattern.callback, TOKEN)
    return pattern


def patterns() -> tuple[list[Any], str, str]:
    """Routes of the API, each with its access rule."""
    urls, app, namespace = api.urls
    return [_named(pattern) for pattern in urls], app, namespace
