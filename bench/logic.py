"""Microseconds of the pure transition logic: decide and evolve over a whole case, without a database."""

import statistics
import time
from datetime import timedelta
from typing import Any

from bench.figures import Figure
from bench.measure import python, sqlite

ROUNDS, CASES, LIMIT = 7, 300, 100.0


def figures() -> list[Figure]:
    """One line; measured in a process of its own with the county's content."""
    with sqlite() as environment:
        python(environment, "bench.prepare")
        took = float(python(environment, "bench.logic").split()[-1])
    return [Figure("decide + evolve, a verb", f"{took:.0f} µs", target=f"< {LIMIT:.0f} µs", met=took < LIMIT)]


def commands() -> list[Any]:
    """The eight commands of the benchmark's case."""
    from bench.product import FILED, ITEM, officer
    from liuzui.cases.domain.licensing import commands as c
    from liuzui.cases.types import Channel
    from liuzui.catalog import reads as catalog

    item, at = catalog.item(ITEM), FILED + timedelta(hours=1)
    submit = c.Submit(
        by=c.Person("owner", frozenset({"shop"})), item=ITEM, release=catalog.current_release(),
        agency=item.authority, applicant="shop", filing="f" * 64, materials=(),
        parts=tuple(part.key for part in item.reviews),
    )  # fmt: skip
    found = [("one", "documents"), ("one", "on-site"), ("two", "on-site")]
    reviews = [c.Review(officer(name), part, True, "t" * 64) for name, part in found]
    serve = c.Serve(officer("window"), Channel.ELECTRONIC, at, at, at)
    issue = c.Issue(officer("window"), "JY21408250000018")
    return [submit, c.Accept(officer("window")), *reviews, c.Grant(officer("approver"), "t" * 64), issue, serve]


def one_case(given: list[Any], terms: Any) -> None:
    """Fold a case from nothing to served."""
    from bench.product import FILED
    from liuzui.cases.domain.licensing import decide, evolve
    from liuzui.kernel.refusal import Refusal

    state, at = None, FILED + timedelta(hours=1)
    for command in given:
        outcome = decide(state, command, at, terms)
        if isinstance(outcome, Refusal):
            raise RuntimeError(f"the product said no: {outcome}")
        for happened in outcome:
            state = evolve(state, happened, terms.calendar.zone)


def main() -> None:
    """Print the median over rounds, in microseconds a verb."""
    import django

    django.setup()
    from liuzui.cases.reads.protocols import terms_for

    given = commands()
    terms = terms_for(given[0].item, given[0].release)
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(CASES):
            one_case(given, terms)
        found.append((time.perf_counter() - began) * 1e6 / CASES / len(given))
    print(statistics.median(found))


if __name__ == "__main__":
    main()
