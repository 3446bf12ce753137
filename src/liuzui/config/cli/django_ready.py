"""Django set up once for the commands that use it."""


def ready() -> None:
    """Load the applications; harmless when already done."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
