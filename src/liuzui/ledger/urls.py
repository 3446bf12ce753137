"""Routes of the public log."""

from liuzui.ledger.views import public
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("open/log/", public.page, name="log", access=PUBLIC),
    route("open/log/heads.json", public.feed, name="log-heads", access=PUBLIC),
    route("open/log/head.json", public.latest, name="log-head", access=PUBLIC),
    route("open/log/leaves.json", public.leaves, name="log-leaves", access=PUBLIC),
    route("open/log/consistency.json", public.consistency, name="log-consistency", access=PUBLIC),
]
