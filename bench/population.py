"""`python -m bench.population COUNT`: so many cases in the database, copied from real ones at every stage.

Each copy has its own number, days, events and sealed form, as the verbs would have written them; one in five is open.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import django
from django.conf import settings
from django.db import connection, transaction

BATCH = 2000
OPEN = 0.2
Row = dict[str, Any]


@dataclass(frozen=True)
class Template:
    """The rows of one real case."""

    case: Row
    filings: list[Row]
    texts: list[Row]
    events: list[Row]


def real_cases(each: int = 3) -> list[str]:
    """Cases left at every stage by the product's own verbs; their numbers."""
    from bench.product import FILED, STEPS, call, good, submit

    numbers = []
    for stop in [stop for stop in range(len(STEPS) + 1) for _ in range(each)]:
        number = good(submit())["number"]
        for _, who, step in STEPS[:stop]:
            good(step(number, call(who, FILED + timedelta(hours=1))))
        numbers.append(number)
    return numbers


def select(table: str, column: str, value: object) -> list[Row]:
    """Rows without their serial id."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s", [value])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def template(number: str) -> Template:
    """All that a case wrote."""
    case = select("cases_case", "number", number)[0]
    texts, events = select("cases_text", "case_number", number), select("ledger_event", "stream", f"case:{number}")
    return Template(case, select("cases_filing", "case_id", case["id"]), texts, events)


def copies(templates: list[Template], count: int, start: int) -> Iterator[Template]:
    """Copies with numbers, ids and days of their own; days lie within a year, open cases within a month."""
    from bench.product import FILED
    from liuzui.catalog import reads as catalog
    from liuzui.kernel.identifiers import case_number
    from liuzui.shell.time import now

    ended = [one for one in templates if one.case["holder"] == "nobody"]
    running = [one for one in templates if one.case["holder"] != "nobody"]
    today, division = now().date(), catalog.county().code
    for serial in range(start, start + count):
        is_open = random.random() < OPEN
        source = random.choice(running if is_open else ended)
        day = today - timedelta(days=random.randrange(15 if is_open else 365))
        number = case_number(division, day, source.case["agency"], serial % 1_000_000)
        yield copy(source, number, serial, datetime.combine(day, FILED.timetz()) - FILED)


def later(row: Row, by: timedelta) -> Row:
    """The row with its instants moved, as text on SQLite and as instants on PostgreSQL."""
    moved = dict(row)
    for name, value in row.items():
        if name.endswith("_at") and value is not None:
            at = datetime.fromisoformat(value) if isinstance(value, str) else value
            moved[name] = str(at + by) if isinstance(value, str) else at + by
    return moved


def copy(source: Template, number: str, serial: int, by: timedelta) -> Template:
    """One copy under another number, so much later."""
    case = {**later(source.case, by), "id": serial, "number": number}
    filings = [{**row, "case_id": serial, "commitment": os.urandom(32).hex()} for row in source.filings]
    texts = [{**row, "case_number": number, "commitment": os.urandom(32).hex()} for row in source.texts]
    events = [
        {**later(row, by), "uid": str(uuid4()), "stream": f"case:{number}", "leaf": os.urandom(32), "position": None}
        for row in source.events
    ]
    return Template(case, filings, texts, events)


def insert(table: str, rows: list[Row], *, serial: bool = True) -> None:
    """Insert rows; the database gives the ids unless they are given."""
    names = [name for name in rows[0] if not (serial and name == "id")]
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
            [[row[name] for name in names] for row in rows],
        )


def populate(count: int) -> list[str]:
    """Fill the database; returns some numbers to look at."""
    templates = [template(number) for number in real_cases()]
    start, seen = 1_500_000, []  # serials of the day that the real cases do not have
    for offset in range(0, count, BATCH):
        batch = list(copies(templates, min(BATCH, count - offset), start + offset))
        with transaction.atomic():
            insert("cases_case", [one.case for one in batch], serial=False)
            insert("cases_filing", [row for one in batch for row in one.filings])
            insert("cases_text", [row for one in batch for row in one.texts])
            insert("ledger_event", [row for one in batch for row in one.events])
        seen += [one.case["number"] for one in batch[:10]]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seen


def session(account: str) -> str:
    """The cookie of a signed-in officer."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    user = get_user_model().objects.get(pk=account)
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def main() -> None:
    """Populate, and leave the numbers and the cookie where `bench.pages` finds them."""
    django.setup()
    from bench.product import people

    numbers = populate(int(sys.argv[1]))
    known = json.loads(people().read_text())
    found = {"numbers": numbers, "cookie": session(known["window"][0]), "name": settings.SESSION_COOKIE_NAME}
    (settings.HOME / "pages.json").write_text(json.dumps(found))


if __name__ == "__main__":
    main()
