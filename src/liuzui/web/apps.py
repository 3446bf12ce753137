"""Django app of the `web` context."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers `liuzui.web` and fills what lower contexts ask for: page context, fact sources."""

    name = "liuzui.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Installs what pages show and who answers facts."""
        from liuzui.web import page, wiring

        page.install()
        wiring.register_sources()
