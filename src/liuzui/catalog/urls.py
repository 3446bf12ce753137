"""Routes of the catalogue: search, lists and guide pages."""

from liuzui.catalog import views
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("search", views.search, name="search", access=PUBLIC),
]
