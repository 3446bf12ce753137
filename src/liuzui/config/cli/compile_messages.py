"""`liuzui compile-messages`: every translation file that is newer than its compiled one is compiled."""

import argparse
import sys


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when a translation file does not parse."""
    from liuzui.shell.wording.compiling import compile_stale

    try:
        compile_stale()
    except ValueError as error:
        print(f"liuzui: {error}", file=sys.stderr)
        return 1
    return 0
