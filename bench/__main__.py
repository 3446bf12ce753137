"""`python -m bench`: every figure of the product in one table; `--only cases,dmn,…` for some parts."""

import argparse
import sys
import time
import traceback
from collections.abc import Callable

from bench.figures import Figure, machine, table


def parts() -> dict[str, Callable[[], list[Figure]]]:
    """The parts of the benchmark by name."""
    from bench import cases, logic, pages, papers, proof, server, setup
    from bench.tables import dmn, populations

    named = {
        "cases": cases, "dmn": dmn, "populations": populations, "logic": logic, "pages": pages, "server": server,
        "setup": setup, "papers": papers, "proof": proof,
    }  # fmt: skip
    return {name: part.figures for name, part in named.items()}


def main() -> int:
    """Exit code 0 when all targets are met, 1 otherwise or when a part broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="names of parts, separated by commas")
    wanted = {name for name in parser.parse_args().only.split(",") if name}
    began, found, broken = time.monotonic(), list[Figure](), False
    for name, measure in parts().items():
        if wanted and name not in wanted:
            continue
        print(f"· {name}", file=sys.stderr, flush=True)
        try:
            found += measure()
        except Exception:  # one part that breaks must not lose an hour of the others' figures
            traceback.print_exc()
            broken = True
    print(table(found))
    print(f"\n{machine()}; {time.monotonic() - began:.0f} s in all")
    return int(broken or any(figure.met is False for figure in found))


if __name__ == "__main__":
    sys.exit(main())
