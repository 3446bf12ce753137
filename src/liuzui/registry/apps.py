"""Django app of the `registry` context."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Registers `liuzui.registry`."""

    name = "liuzui.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
