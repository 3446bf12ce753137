"""Django app of the `scoreboard` context."""

from django.apps import AppConfig


class ScoreboardConfig(AppConfig):
    """Registers `liuzui.scoreboard`."""

    name = "liuzui.scoreboard"
    label = "scoreboard"
    default_auto_field = "django.db.models.BigAutoField"
