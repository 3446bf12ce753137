"""The county's plan as data: goals, tasks and safeguards with where they stand in the text and their figures."""

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from liuzui.catalog.types.base import Code, Text, schema

ClauseCode = Annotated[str, StringConstraints(pattern=r"^(G|S?[1-9]\d?)$")]
Comparison = Literal["at_most", "at_least", "equals", "more_than", "all", "rank"]


@schema
class Place:
    """Where a clause stands in the source: heading, number and lines of the text file."""

    heading: str
    lines: str
    number: str = ""


@schema
class Figure:
    """A figure the plan promises: how it compares, over what scope, in what unit and by when (`None`: no date).

    `decided_by` names another body where the figure is not the county's to decide; `says` quotes the text.
    """

    key: Code
    value: str
    comparison: Comparison
    unit: Text
    scope: Text
    statistic: Literal["each", "average", "share", "total", "count"] = "each"
    by: date | None = None
    decided_by: Text | None = None
    says: str


@schema
class Clause:
    """One goal, task or safeguard of the plan; `contexts` are the parts of the software that make it real."""

    code: ClauseCode
    title: Text
    group: Text
    place: Place
    does: Text
    figures: tuple[Figure, ...] = ()
    contexts: tuple[Code, ...]


@schema
class Plan:
    """The whole plan with its document number and date."""

    name: Text
    number: str
    issued: date
    source: str
    clauses: tuple[Clause, ...]

    def clause(self, code: str) -> Clause | None:
        """The clause with this code: `G`, `1`–`56` or `S1`–`S5`."""
        return next((clause for clause in self.clauses if clause.code == code), None)
