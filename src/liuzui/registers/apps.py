"""Django app of the `registers` context."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers `liuzui.registers`."""

    name = "liuzui.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
