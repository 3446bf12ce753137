"""`liuzui migrate`: bring the database to this version's tables."""

import argparse


def migrate() -> None:
    """Apply every migration that the database lacks."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    for folder in (settings.HOME, settings.FILES, settings.STATIC_ROOT):
        folder.mkdir(parents=True, exist_ok=True)
    settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def run(options: argparse.Namespace) -> int:
    """Exit code 0; a failing migration raises."""
    migrate()
    return 0
