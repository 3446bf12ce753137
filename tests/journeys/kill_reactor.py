"""A reactor without a lease, so that a new one works the moment after the last was killed (see `kill_worker`)."""

import logging
from datetime import timedelta

import django


def main() -> None:
    """Round after round until killed; what a round trips over is told and tried again, as the real one does."""
    from bench.product import FILED
    from liuzui.config.cli.reactor import round_of_work
    from liuzui.shell import time

    while True:
        try:
            with time.at(FILED + timedelta(hours=1)):  # when the clients live; later, silence would accept their cases
                round_of_work()
        except Exception:
            logging.getLogger(__name__).exception("a round failed")


if __name__ == "__main__":
    django.setup()
    main()
