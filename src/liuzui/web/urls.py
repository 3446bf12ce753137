"""All routes of the county's site; each context names its own whole paths."""

from importlib.util import find_spec

from django.urls import include, path

from liuzui.shell.access import PUBLIC, route
from liuzui.web.views import public

CONTEXTS = ("shell", "catalog", "cases", "credentials", "exchange", "ledger", "parties")

urlpatterns = [
    route("", public.home, name="home", access=PUBLIC),
    route("accessibility", public.accessibility, name="accessibility", access=PUBLIC),
    route("privacy", public.privacy, name="privacy", access=PUBLIC),
    route("health", public.health, name="health", access=PUBLIC),
    *(path("", include(f"liuzui.{name}.urls")) for name in CONTEXTS if find_spec(f"liuzui.{name}.urls")),
]
