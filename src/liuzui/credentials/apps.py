"""Django app of the `credentials` context."""

from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    """Registers `liuzui.credentials`."""

    name = "liuzui.credentials"
    label = "credentials"
    default_auto_field = "django.db.models.BigAutoField"
