"""Django app of the `decisions` context."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Registers `liuzui.decisions`."""

    name = "liuzui.decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"
