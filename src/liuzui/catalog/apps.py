"""Django app of the `catalog` context."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Registers `liuzui.catalog`."""

    name = "liuzui.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
