"""Where a step of a story happens, and the words that are said in it."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from liuzui.cases.services.verbs import Call
from liuzui.simulation.services.living.people import Applicant, Cast, Filer, words


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a step happens: the case, who acts, what is drawn for it, when."""

    number: str
    cast: Cast
    filer: Filer
    applicant: Applicant
    chance: Random
    at: datetime
    path: str = ""
    story: int = 0


def call(scene: Scene, account: str) -> Call:
    """The call of an account's verb."""
    return Call(f"account:{account}", scene.at)


def said(scene: Scene, *keys: str) -> str:
    """One of the words that content has for the occasion."""
    found: Any = words()
    for key in keys:
        found = found[key]
    return str(scene.chance.choice(found))
