"""Django app of the `cases` context."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers `liuzui.cases`."""

    name = "liuzui.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
