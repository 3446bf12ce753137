"""Django app of the `simulation` context."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    """Registers `liuzui.simulation`."""

    name = "liuzui.simulation"
    label = "simulation"
    default_auto_field = "django.db.models.BigAutoField"
