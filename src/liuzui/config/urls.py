"""Root of all routes: each context names its own, and each route its access rule."""

from liuzui.web.urls import urlpatterns

__all__ = ["urlpatterns"]
