"""`python -m liuzui.dmn.conformance FOLDER [--markdown FILE]`."""

import sys

from liuzui.dmn.conformance.report import run_arguments

if __name__ == "__main__":
    sys.exit(run_arguments(sys.argv[1:]))
