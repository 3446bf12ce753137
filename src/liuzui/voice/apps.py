"""Django app of the `voice` context."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """Registers `liuzui.voice`."""

    name = "liuzui.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"
