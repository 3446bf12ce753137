"""`liuzui keys list|rotate|retire`: the keys that sign the log's heads."""

import argparse
import getpass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liuzui.ledger.reads.keys import KeyRow

LATER = (
    "现在：备份密钥（liuzui backup --keys），公布新公钥。{days} 天以后：liuzui keys retire 旧密钥"
    " · now: back up the keys (liuzui backup --keys) and publish the new one; in {days} days: liuzui keys retire OLD"
)
DUE = "{key} 已到期，请销毁它的私钥 · has ended, destroy its private part: liuzui keys retire {key}"


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
        return told(listed(now()))
    if isinstance(outcome, Refusal):
        return refused(outcome)
    print(outcome or f"{options.key} retired")
    if options.act == "rotate":
        print(LATER.format(days=options.overlap))
    return 0


def told(keys: "tuple[KeyRow, ...]") -> int:
    """All keys, and what is left to do about the old ones."""
    for key in keys:
        print(f"{key.id}\t{key.state}\tfrom size {key.from_size}\tuntil {key.until or '—'}\t{key.public}")
    for key in keys:
        if key.state == "ended":
            print(DUE.format(key=key.id))
    return 0
