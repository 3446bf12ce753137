"""`liuzui partners list|add|end|renew`: systems that are told of events (docs/ports.md)."""

import argparse
import getpass
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with whom."""
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="all subscriptions")
    add = acts.add_parser("add", help="subscribe a partner; prints the secret, this once only")
    add.add_argument("partner", help="short name: lower-case letters, digits, hyphens")
    add.add_argument("url", help="http(s) address; its host:port must stand in LIUZUI_OUTSIDE")
    add.add_argument(
        "--kinds", nargs="+", required=True, help="kinds of events or patterns, such as case.granted case.*"
    )
    add.add_argument("--basis", required=True, help="legal basis of the sharing")
    add.add_argument(
        "--restricted", action="store_true", help="the basis allows restricted fields (never personal ones)"
    )
    end = acts.add_parser("end", help="tell the partner nothing any more")
    end.add_argument("partner")
    renew = acts.add_parser("renew", help="a new secret; prints it, this once only")
    renew.add_argument("partner")
    renew.add_argument("--overlap", action="store_true", help="the old one signs as well until the next renewal")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when it is refused; the reason is printed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.config.cli.keeping.saying import refused
    from liuzui.exchange.services import partners
    from liuzui.kernel.refusal import Refusal
    from liuzui.shell.time import now
    from liuzui.web.wiring import OFFERED

    actor, at = f"service:cli-{getpass.getuser()}", now()
    if options.act == "list":
        return show()
    if options.act == "add":
        kinds = tuple(options.kinds)
        wish = partners.Wish(options.partner, options.url, kinds, options.basis, options.restricted)
        outcome = partners.subscribe(wish, OFFERED, actor=actor, at=at)
    elif options.act == "renew":
        outcome = partners.renew_secret(options.partner, overlap=options.overlap, actor=actor, at=at)
    else:
        outcome = partners.unsubscribe(options.partner, actor=actor, at=at)
    if isinstance(outcome, Refusal):
        return refused(outcome)
    print(outcome)
    return 0


def show() -> int:
    """One line a subscription."""
    from liuzui.exchange.reads.partners import partners

    for one in partners():
        state = "active" if one.active else "ended"
        fields = "restricted" if one.restricted else "public"
        print(f"{one.partner}\t{state}\t{one.url}\t{' '.join(one.kinds)}\t{fields}\t{one.basis}", file=sys.stdout)
    return 0
