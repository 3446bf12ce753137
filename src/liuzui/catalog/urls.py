"""Routes of the catalogue: search, lists and guide pages."""

from liuzui.catalog.views import guide, search
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("search", search.search, name="search", access=PUBLIC),
    route("items/", guide.items, name="items", access=PUBLIC),
    route("items/<str:code>/", guide.item, name="item", access=PUBLIC),
]
