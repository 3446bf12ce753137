"""`liuzui keys list|rotate|retire`: the keys that sign the log's heads."""

import argparse
import getpass
from datetime import timedelta


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with which key."""
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="all keys that ever signed, with their spans")
    rotate = acts.add_parser("rotate", help="make the next key; the present one introduces it, both sign for a while")
    rotate.add_argument("--overlap", type=int, default=90, help="days during which both sign (90)")
    retire = acts.add_parser("retire", help="end an old key now and destroy its private part")
    retire.add_argument("key", help="id of the key")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when it is refused; the reason is printed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.config.cli.keeping.saying import refused
    from liuzui.kernel.refusal import Refusal
    from liuzui.ledger.reads.keys import listed
    from liuzui.ledger.services import rotation
    from liuzui.shell.time import now

    actor = f"service:cli-{getpass.getuser()}"
    if options.act == "rotate":
        outcome: object = rotation.rotate(timedelta(days=options.overlap), actor=actor)
    elif options.act == "retire":
        outcome = rotation.retire(options.key, actor=actor)
    else:
        for key in listed(now()):
            print(f"{key.id}\t{key.state}\tfrom size {key.from_size}\tuntil {key.until or '—'}\t{key.public}")
        return 0
    if isinstance(outcome, Refusal):
        return refused(outcome)
    print(outcome or f"{options.key} retired")
    return 0
