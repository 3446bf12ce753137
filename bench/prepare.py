"""`python -m bench.prepare`: tables, content in force, the people of the measurement, the yardstick's tables."""

import django
from django.conf import settings


def main() -> None:
    """Make everything that a measurement needs in the database of the environment."""
    from liuzui.config.cli.migrate import migrate

    django.setup()
    migrate()
    from bench.contenders import make_tables
    from bench.product import good, make_people
    from liuzui.releases.services import publish

    make_tables()
    good(publish(settings.CONTENT, settings.COUNTY))
    make_people()


if __name__ == "__main__":
    main()
