"""Django app of the `exchange` context."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers `liuzui.exchange`."""

    name = "liuzui.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
