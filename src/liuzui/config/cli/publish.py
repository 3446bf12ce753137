"""`liuzui publish`: check the content and put it in force as a new release.

The same content again changes nothing.
"""

import argparse
import sys
from datetime import date


def arguments(parser: argparse.ArgumentParser) -> None:
    """How the release begins; the defaults suit a first one."""
    parser.add_argument("--from", dest="effective_on", type=date.fromisoformat, help="legal day (YYYY-MM-DD), today")
    parser.add_argument(
        "--transition",
        choices=("new_filings_only", "open_cases_too", "favours_party"),
        default="new_filings_only",
        help="what it means for cases already open",
    )


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the content has errors, which are printed; nothing is changed then."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.config.cli import lint
    from liuzui.kernel.refusal import Refusal
    from liuzui.releases.services import publish

    told = {name: vars(options)[name] for name in ("effective_on", "transition") if name in vars(options)}
    release = publish(settings.CONTENT, settings.COUNTY, **told)
    if isinstance(release, Refusal):
        lint.report()
        print(f"liuzui: the content was not published ({release.code})", file=sys.stderr)
        return 1
    return 0
