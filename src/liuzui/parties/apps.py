"""Django app of the `parties` context."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Registers `liuzui.parties`."""

    name = "liuzui.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
