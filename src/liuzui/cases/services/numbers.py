"""Case numbers: division 6 + day 8 + agency 4 + serial 6 + check digit, serial per agency and legal day."""

from datetime import datetime, tzinfo

from liuzui.catalog import reads as catalog
from liuzui.kernel.identifiers import case_number
from liuzui.kernel.legalday import legal_day
from liuzui.shell.storage.sql import run

NEXT = (
    "INSERT INTO cases_counter (scope, value) VALUES (%s, 1)"
    " ON CONFLICT (scope) DO UPDATE SET value = cases_counter.value + 1 RETURNING value"
)


def next_number(agency: str, at: datetime, zone: tzinfo) -> str:
    """The next case number of an agency today; a transaction that fails gives its serial back."""
    day = legal_day(at, zone)
    serial: int = run(NEXT, [f"{agency}-{day:%Y%m%d}"])[0][0]
    return case_number(catalog.county().code, day, agency, serial)
