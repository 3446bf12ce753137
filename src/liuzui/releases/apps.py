"""Django app of the `releases` context."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """Registers `liuzui.releases`."""

    name = "liuzui.releases"
    label = "releases"
    default_auto_field = "django.db.models.BigAutoField"
