"""All routes of the county's site; each context names its own whole paths."""

from django.urls import include, path

from liuzui.shell.access import PUBLIC, route
from liuzui.web.views import public

urlpatterns = [
    route("", public.home, name="home", access=PUBLIC),
    path("", include("liuzui.shell.urls")),
    path("", include("liuzui.catalog.urls")),
]
