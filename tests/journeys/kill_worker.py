"""A client that files cases and takes them through their verbs until it is killed; a new one goes on where it fell.

`python -m tests.journeys.kill_worker JOURNAL CASES`. The journal says what was asked (before asking, with its
idempotency key) and what was confirmed (after the answer), as a client with a lost connection would know it.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

Line = dict[str, Any]


class Journal:
    """What the client knows; every line is on its way to the disk before the client goes on."""

    def __init__(self, path: Path) -> None:
        self.lines: list[Line] = read(path)
        self.file = path.open("a")

    def write(self, **line: Any) -> None:
        """Add a line."""
        self.lines.append(line)
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()

    def open_case(self) -> tuple[str, str | None, int]:
        """The key of the case in hand, its number if known, and how many steps were confirmed."""
        filed = [line for line in self.lines if line["what"] == "file"]
        if not filed:
            return "", None, 0
        key = filed[-1]["case"]
        done = [line for line in self.lines if line["what"] == "done" and line["case"] == key]
        return key, done[0]["number"] if done else None, len(done)


def read(path: Path) -> list[Line]:
    """The journal's whole lines; the last may have been cut by the kill."""
    lines = path.read_text().split("\n")[:-1] if path.exists() else []
    return [json.loads(line) for line in lines]


def go_on(journal: Journal, cases: int) -> None:
    """Finish the case in hand, then file new ones, until so many were filed in all."""
    from bench.product import STEPS

    while True:
        case, number, confirmed = journal.open_case()
        if case and confirmed <= len(STEPS):
            step(journal, case, number, confirmed)
        elif sum(line["what"] == "file" for line in journal.lines) >= cases:
            return
        else:
            journal.write(what="file", case=os.urandom(6).hex())


def step(journal: Journal, case: str, number: str | None, confirmed: int) -> None:
    """One verb, under the key that a retry of it would bear as well."""
    from bench.product import FILED, STEPS, call, good, submit

    key = f"{case}-{confirmed}"
    if number is None:
        answer = good(submit(key=key))
    else:
        _, who, verb = STEPS[confirmed - 1]
        answer = good(verb(number, call(who, FILED + timedelta(hours=1), key)))
    journal.write(what="done", case=case, number=answer["number"], events=answer["events"])


if __name__ == "__main__":
    django.setup()
    go_on(Journal(Path(sys.argv[1])), int(sys.argv[2]))
