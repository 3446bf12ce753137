"""`liuzui lint`: check the content, change nothing."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when something is wrong; every finding is printed with its file."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.releases.services import lint

    findings = lint(settings.CONTENT, settings.COUNTY)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings in the content" if findings else "the content is in order")
    return int(bool(findings))
