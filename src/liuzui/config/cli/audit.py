"""`liuzui audit`: check the log in the database, row by row, and name the first bad leaf."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when something is not as it was sealed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.ledger import reads
    from liuzui.ledger.services.audit import audit

    fault = audit()
    print(f"first fault: {fault}" if fault else f"{reads.size()} events are as they were sealed")
    return int(fault is not None)
