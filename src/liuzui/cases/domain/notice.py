"""One notice of all corrections, the same in every protocol (许可法 32(4), 72; 登记条例 19)."""

from collections.abc import Collection
from typing import Protocol

from liuzui.kernel.refusal import Refusal


class Noticed(Protocol):
    """A case as far as notices go: how many were sent, what the last one asked, what was supplied."""

    @property
    def rounds(self) -> int:
        """Notices so far."""

    @property
    def defects(self) -> tuple[str, ...]:
        """What the open notice asks for."""

    @property
    def supplied(self) -> tuple[str, ...]:
        """What the answer to the last notice brought."""


def notice_refused(
    case: Noticed, defects: tuple[str, ...], known: Collection[str], articles: tuple[str, ...]
) -> Refusal | None:
    """Why this notice cannot be sent: it names nothing or the unknown, or it is a second one for what was there."""
    if not defects:
        return Refusal("case.nothing_named", articles=articles)
    unknown = sorted(set(defects) - set(known))
    if unknown:
        return Refusal("case.unknown_defect", {"codes": " ".join(unknown)}, articles)
    new = sorted(set(defects) - set(case.supplied))
    if case.rounds and new:
        return Refusal("case.second_notice", {"codes": " ".join(new)}, articles, "case.accept_or_narrow")
    return None


def answer_refused(case: Noticed, supplied: Collection[str], articles: tuple[str, ...]) -> Refusal | None:
    """Why this answer cannot be taken: the notice is answered whole."""
    missing = sorted(set(case.defects) - set(supplied))
    if not missing:
        return None
    return Refusal("case.corrections_missing", {"codes": " ".join(missing)}, articles, "case.supply_all")
