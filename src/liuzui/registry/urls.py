"""Routes of the registry."""

from liuzui.registry.views import check
from liuzui.shell.access import PUBLIC, SIGNED_IN, route

urlpatterns = [
    route("setup/check/", check.page, name="setup-check", access=PUBLIC),
    route("setup/hold", check.hold, name="setup-hold", access=SIGNED_IN),
]
