"""`liuzui demo`: the demo accounts that the login page names; never on a real county."""

import argparse
import sys


def run(options: argparse.Namespace) -> int:
    """Exit code 2 unless LIUZUI_DEMO=1."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    if not settings.DEMO:
        print(
            "liuzui: demo accounts have public passwords; set LIUZUI_DEMO=1 for a demo",
            file=sys.stderr,
        )
        return 2
    from liuzui.parties.services import demo

    demo.make_accounts()
    return 0
