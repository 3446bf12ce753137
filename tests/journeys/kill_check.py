"""After the kills: what the journals say against what the database holds; prints what is wrong, one line each.

`python -m tests.journeys.kill_check JOURNAL...`
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from tests.journeys.kill_worker import read

ONCE = ("case.submitted", "case.accepted", "case.granted", "case.issued", "case.served")


def lost(lines: list[dict[str, Any]]) -> Iterator[str]:
    """Confirmed verbs whose events are not in the log."""
    from liuzui.ledger.models import Event

    known = set(Event.objects.values_list("uid", flat=True))
    for line in lines:
        for uid in line.get("events", ()):
            if uid not in known:
                yield f"lost: {line['number']} {uid}"


def doubled(lines: list[dict[str, Any]]) -> Iterator[str]:
    """Cases filed twice, verbs done twice, versions with gaps."""
    from liuzui.cases.models import Case
    from liuzui.ledger.models import Event

    filed = sum(line["what"] == "file" for line in lines)
    if Case.objects.count() != filed:
        yield f"doubled or lost: {Case.objects.count()} cases, {filed} were filed"
    for stream in Event.objects.filter(kind="case.submitted").values_list("stream", flat=True):
        events = list(Event.objects.filter(stream=stream).order_by("version").values_list("kind", "version"))
        kinds = Counter(kind for kind, _ in events)
        if any(kinds[kind] != 1 for kind in ONCE) or kinds["case.reviewed"] != 3:
            yield f"doubled or missing: {stream} {dict(kinds)}"
        if [version for _, version in events] != list(range(1, len(events) + 1)):
            yield f"gap: {stream}"


def unsealed() -> Iterator[str]:
    """Positions with gaps, and receipts that do not verify, after the sealer has finished."""
    from liuzui.kernel.canonical import canonical
    from liuzui.ledger import reads
    from liuzui.ledger.models import Event
    from liuzui.ledger.services.sealer import seal_all

    seal_all()
    positions = list(Event.objects.order_by("position").values_list("position", flat=True))
    if positions != list(range(len(positions))):
        yield "positions have gaps"
    for uid in Event.objects.order_by("?").values_list("uid", flat=True)[:20]:
        try:
            verdict = reads.verify_proof(canonical(reads.receipt_for(uid)))
        except KeyError:
            yield f"receipt of {uid}: a leaf is missing"
            continue
        if not verdict.ok:
            yield f"receipt of {uid}: {verdict.code}"


def differing() -> Iterator[str]:
    """Rows that do not follow from their events."""
    from liuzui.cases.services import rebuild

    compared, differences = rebuild.check()
    yield from differences
    if not compared:
        yield "nothing was compared"


def consequences() -> Iterator[str]:
    """Handlers that gave up, papers made twice, licences issued twice, once the reactor has come to the end."""
    from liuzui.cases.models import Document
    from liuzui.credentials.models import Credential
    from liuzui.ledger.models import Parked
    from liuzui.ledger.services.audit import audit

    for row in Parked.objects.all():
        yield f"parked: {row.handler} {row.error}"
    made = Counter(
        (*Document.objects.values_list("case__number", "kind"), *Credential.objects.values_list("case_number", "kind"))
    )
    yield from (f"twice: {which}" for which, count in made.items() if count > 1)
    if fault := audit():
        yield f"the log: {fault}"


def main() -> None:
    """Exit code 0 always; what is printed is wrong."""
    django.setup()
    lines = [line for name in sys.argv[1:] for line in read(Path(name))]
    for fault in (*lost(lines), *doubled(lines), *unsealed(), *differing(), *consequences()):
        print(fault)


if __name__ == "__main__":
    main()
