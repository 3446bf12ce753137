"""The API: one OpenAPI document over the routers of all contexts; `/api/docs` is the explorer."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from ninja import NinjaAPI, Swagger
from ninja.security import HttpBearer

from liuzui.parties import reads as parties
from liuzui.parties.types import Principal
from liuzui.shell.access import Access, guarded

TOKEN = Access("service token", lambda request: True, login=False)
"""The route lets everyone in; ninja asks for the token before the operation runs."""


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
    docs=Swagger({"persistAuthorization": True}),
    urls_namespace="api",
)
for _context in ("cases",):
    api.add_router("/", f"liuzui.{_context}.api.router")


def _named(pattern: Any) -> Any:
    if isinstance(pattern, URLPattern):
        pattern.callback = guarded(pattern.callback, TOKEN)
    return pattern


def patterns() -> tuple[list[Any], str, str]:
    """Routes of the API, each with its access rule."""
    urls, app, namespace = api.urls
    return [_named(pattern) for pattern in urls], app, namespace
