"""Root of all routes: each context names its own, and each route its access rule."""

from liuzui.web.urls import urlpatterns

handler400 = "liuzui.shell.views.bad_request"
handler403 = "liuzui.shell.views.forbidden"
handler404 = "liuzui.shell.views.not_found"
handler500 = "liuzui.shell.views.server_error"

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
