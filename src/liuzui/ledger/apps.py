"""Django app of the `ledger` context."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers `liuzui.ledger`."""

    name = "liuzui.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
