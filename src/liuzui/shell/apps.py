"""Django app of the `shell` context."""

from contextlib import suppress

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Registers `liuzui.shell`."""

    name = "liuzui.shell"
    label = "shell"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compiles English that is newer than its compiled file, so that no start shows half a language."""
        from liuzui.shell.wording.compiling import compile_stale

        with suppress(OSError):  # a read-only installation was compiled when it was built
            compile_stale()
