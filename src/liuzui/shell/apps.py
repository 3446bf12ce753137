"""Django app of the `shell` context."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Registers `liuzui.shell`."""

    name = "liuzui.shell"
    label = "shell"
    default_auto_field = "django.db.models.BigAutoField"
