"""Small value types of the scoreboard that others may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

KIND = "entity-type"
"""The question of a set-up that tells the type of what is set up."""


class Light(StrEnum):
    """How a promised figure stands."""

    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    UNDER_WAY = "under_way"
    NOT_MEASURED = "not_measured"
    NOT_COUNTY = "not_county"


@dataclass(frozen=True, slots=True)
class Course:
    """How one package went, from its events; instants are UTC, minutes are whole.

    `result_at`: its last counted result; None while it runs, or when it `stopped_at` without one. `apart`: ends of
    members that do not count for the figure (seals, bank). `human`: somebody of an agency acted in a counted member;
    `examined`: an officer, not the table, decided. `cost_fen`: what the applicant paid as far as content knows fees,
    `unknown_fees`: members that are done and whose fee nobody has verified. Kind and town are empty when unknown.
    """

    number: str
    item: str
    filed_at: datetime
    licence_at: datetime | None = None
    result_at: datetime | None = None
    stopped_at: datetime | None = None
    working_minutes: int | None = None
    elapsed_minutes: int | None = None
    waited_minutes: int = 0
    apart: Mapping[str, datetime] | None = None
    human: bool = False
    examined: bool = False
    cost_fen: int = 0
    unknown_fees: tuple[str, ...] = ()
    kind: str = ""
    town: str = ""
    version: int = 0
