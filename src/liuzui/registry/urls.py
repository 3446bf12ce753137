"""Routes of the registry."""

from liuzui.registry.views import check, enterprises, notices
from liuzui.shell.access import PUBLIC, SIGNED_IN, role, route

DESK = role("window", "examiner", "approver", "head")

urlpatterns = [
    route("open/enterprises/", enterprises.listing, name="enterprises", access=PUBLIC),
    route("open/enterprises/<str:uscc>/", enterprises.show, name="enterprise", access=PUBLIC),
    route("setup/check/", check.page, name="setup-check", access=PUBLIC),
    route("setup/hold", check.hold, name="setup-hold", access=SIGNED_IN),
    route("desk/notices/", notices.page, name="desk-notices", access=DESK),
    route("desk/notices/<int:number>/acknowledge", notices.acknowledge, name="desk-notice-acknowledge", access=DESK),
]
