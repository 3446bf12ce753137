"""All routes of the county's site; each context names its own whole paths."""

from django.urls import include, path

from liuzui.shell.access import PUBLIC, SIGNED_IN, role, route
from liuzui.web import api
from liuzui.web.views import dates, outside, public

urlpatterns = [
    route("", public.home, name="home", access=PUBLIC),
    route("accessibility", public.accessibility, name="accessibility", access=PUBLIC),
    route("privacy", public.privacy, name="privacy", access=PUBLIC),
    route("my/dates/", dates.page, name="my-dates", access=SIGNED_IN),
    route("my/dates.ics", dates.file, name="my-dates-file", access=SIGNED_IN),
    route("health", public.health, name="health", access=PUBLIC),
    route("desk/partners/", outside.page, name="desk-partners", access=role("head", "auditor")),
    route("desk/partners/<str:partner>/renew", outside.renew, name="desk-partner-renew", access=role("head")),
    route("desk/partners/<str:partner>/end", outside.end, name="desk-partner-end", access=role("head")),
    route("desk/export/", outside.history, name="desk-export", access=role("head", "auditor")),
    path("api/", api.patterns()),
    path("", include("liuzui.shell.urls")),
    path("", include("liuzui.parties.urls")),
    path("", include("liuzui.catalog.urls")),
    path("", include("liuzui.decisions.urls")),
    path("", include("liuzui.releases.urls")),
    path("", include("liuzui.exchange.urls")),
    path("", include("liuzui.credentials.urls")),
    path("", include("liuzui.cases.urls")),
    path("", include("liuzui.registry.urls")),
    path("", include("liuzui.voice.urls")),
    path("", include("liuzui.ledger.urls")),
    path("", include("liuzui.scoreboard.urls")),
]
