"""`liuzui conformance [FOLDER]`: the DMN Technology Compatibility Kit against the decision engine."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[5]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the kit lies; by default below LIUZUI_DATA."""
    data = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data"))
    parser.add_argument("folder", type=Path, nargs="?", default=data / "dmn-tck")


def run(options: argparse.Namespace) -> int:
    """Exit code 0 when the kit ran (its report says what failed), 2 when it is not there."""
    from liuzui.dmn.conformance import main

    if not options.folder.is_dir():
        print(f"liuzui: no conformance kit at {options.folder} (set LIUZUI_DATA)", file=sys.stderr)
        return 2
    return int(main(options.folder))
