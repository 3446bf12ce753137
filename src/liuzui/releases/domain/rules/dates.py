"""Dates make sense: nothing was checked in the future, and calendar days lie in the year of their notice."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from liuzui.releases.domain.found import Found, Given, Path, Rule


def checked_in_the_future(given: Given) -> Iterator[Found]:
    """`verified` is a day that has been."""
    for kind in ("agencies", "items", "regimes", "remedies"):
        for entry in getattr(given.content, kind):
            for path, day in _verified(entry, ()):
                if day > given.today:
                    params = {"date": day.isoformat()}
                    yield Found("lint.checked_in_the_future", f"{kind}:{entry.code}", path, params)


def _verified(value: Any, path: Path) -> Iterator[tuple[Path, date]]:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _verified(part, (*path, number))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _verified(part, (*path, key))
    elif is_dataclass(value):
        if isinstance(day := getattr(value, "verified", None), date):
            yield (*path, "verified"), day
        for entry in fields(value):
            yield from _verified(getattr(value, entry.name), (*path, entry.name))


def sure_without_reference(given: Given) -> Iterator[Found]:
    """A basis that is called sure says where it was read."""
    for item in given.content.items:
        for number, basis in enumerate(item.basis):
            if basis.confidence == "hi" and not basis.reference:
                params = {"what": basis.cited}
                yield Found("lint.sure_without_reference", f"items:{item.code}", ("basis", number), params)


def day_outside_year(given: Given) -> Iterator[Found]:
    """Holidays and make-up days of a notice lie in its year and are real dates, each of one kind."""
    for year in given.content.calendar:
        for name in ("holidays", "workdays"):
            for day in getattr(year, name):
                if not _in_year(day, year.year) or (name == "workdays" and day in year.holidays):
                    yield Found("lint.day_outside_year", f"calendar:{year.year}", (name, day), {"date": day})


def _in_year(text: str, year: int) -> bool:
    try:
        return date.fromisoformat(text).year == year
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (checked_in_the_future, sure_without_reference, day_outside_year)
