"""Django app of the `web` context."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers `liuzui.web`."""

    name = "liuzui.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
