"""`liuzui lint`: check the content, change nothing."""

import argparse


def report() -> int:
    """Print every finding with file, line and what to do; returns how many are errors."""
    from django.conf import settings

    from liuzui.releases.services import explain, lint

    findings = lint(settings.CONTENT, settings.COUNTY)
    for finding in findings:
        print(("warning: " if finding.warning else "error: ") + explain(finding))
    errors = sum(not finding.warning for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings in the content")
    return errors


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the content has an error; warnings are only printed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    return int(bool(report()))
