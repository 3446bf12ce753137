"""`python -m bench.prepare`: tables of the yardstick, and the product ready with content and demo accounts."""

import django


def main() -> None:
    """Make everything a measurement needs in the database of the environment."""
    django.setup()
    from bench.contenders import make_tables

    make_tables()
    from liuzui.config.cli.migrate import migrate

    migrate()
    from bench.product import make_people

    make_people()


if __name__ == "__main__":
    main()
