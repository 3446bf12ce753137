"""Django app of the `web` context."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers `liuzui.web` and lets every page show county, phones and log."""

    name = "liuzui.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Installs what pages show."""
        from liuzui.web import page

        page.install()
