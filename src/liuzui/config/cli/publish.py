"""`liuzui publish`: check the content and put it in force as a new release.

The same content again changes nothing.
"""

import argparse
import sys


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the linter refuses the content; nothing is changed then."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.kernel.refusal import Refusal
    from liuzui.releases.services import publish

    release = publish(settings.CONTENT, settings.COUNTY)
    if isinstance(release, Refusal):
        print(f"liuzui: the content was not published: {release.code} {release.params}", file=sys.stderr)
        return 1
    return 0
