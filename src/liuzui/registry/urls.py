"""Routes of the registry."""

from liuzui.registry.views import check, enterprises
from liuzui.shell.access import PUBLIC, SIGNED_IN, route

urlpatterns = [
    route("open/enterprises/", enterprises.listing, name="enterprises", access=PUBLIC),
    route("open/enterprises/<str:uscc>/", enterprises.show, name="enterprise", access=PUBLIC),
    route("setup/check/", check.page, name="setup-check", access=PUBLIC),
    route("setup/hold", check.hold, name="setup-hold", access=SIGNED_IN),
]
