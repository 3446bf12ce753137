"""`liuzui demo`: the demo accounts that the login page names; never on a real county."""

import argparse
import sys


def run(options: argparse.Namespace) -> int:
    """Exit code 2 unless LIUZUI_DEMO=1; tokens of sample systems are printed the one time they are made."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.shell.time import now
    from liuzui.simulation.services import make_demo_accounts

    if not settings.DEMO:
        print("liuzui: demo accounts have public passwords; set LIUZUI_DEMO=1 for a demo", file=sys.stderr)
        return 2
    made = make_demo_accounts(now())
    if made:
        kept = settings.HOME / "demo-tokens.txt"
        kept.touch(mode=0o600)
        with kept.open("a") as file:
            file.writelines(f"{one.principal} {one.token}\n" for one in made)
        print(f"· tokens of {len(made)} sample systems for the API: {kept}", flush=True)
    return 0
