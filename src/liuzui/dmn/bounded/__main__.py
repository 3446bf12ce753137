"""The process: limits itself before it reads anything, takes a job on its input, writes the report."""

import resource
import sys


def bound(seconds: int, memory: int) -> None:
    """No more processor time and memory than that, no file written, no core left behind."""
    for what, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def main(seconds: str, memory: str) -> int:
    """Exit code 0 with a report, 3 when memory did not suffice."""
    bound(int(seconds), int(memory))
    from liuzui.dmn.bounded.job import do, read_job, write_report

    try:
        sys.stdout.buffer.write(write_report(do(read_job(sys.stdin.buffer.read()))))
    except (MemoryError, RecursionError):
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
