"""What is known of an application before it is filed: problems at its fields, promises, what does not apply.

An item's examiner comes from wiring (`register_examiner`). An item without one is examined by people only. A package
that nobody examines is handed to an officer: silence of the machine is never a grant (个人信息保护法 第二十四条).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from liuzui.catalog.types import Item
from liuzui.kernel.refusal import Param, Refusal

Values = Mapping[str, Any]
UNEXAMINED = "package.not_examined"
NOT_NEEDED = "package.not_needed"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a field: `code` and `next_step` name messages; only a `block` keeps it from being filed."""

    field: str
    severity: str
    code: str
    params: Mapping[str, Param]
    next_step: str = ""
    articles: tuple[str, ...] = ()

    @property
    def refusal(self) -> Refusal:
        """The remark as the reason why something was not filed."""
        return Refusal(self.code, self.params, self.articles, self.next_step)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an examiner is asked: the item, good answers, for whom, and when.

    `filing`: it is filed now, in this transaction, so what only one can have is taken for `draft`.
    """

    item: Item
    values: Values
    applicant: str
    at: datetime
    draft: str = ""
    filing: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """Remarks, and for a package why an officer must decide (codes; none: granted at once)."""

    remarks: tuple[Remark, ...] = ()
    reasons: tuple[str, ...] = ()

    def of(self, severity: str) -> tuple[Remark, ...]:
        """The remarks of one weight."""
        return tuple(remark for remark in self.remarks if remark.severity == severity)

    @property
    def blocks(self) -> tuple[Remark, ...]:
        """What should be put right; filed all the same it goes to an officer (a machine refuses nobody)."""
        return self.of("block")

    @property
    def told(self) -> list[dict[str, Any]]:
        """The remarks as plain JSON, to be signed and kept with the answers."""
        return [
            {"field": one.field, "severity": one.severity, "code": one.code, "next_step": one.next_step,
             "params": {key: str(value) for key, value in one.params.items()}, "articles": list(one.articles)}
            for one in self.remarks
        ]  # fmt: skip


Examiner = Callable[[Asked], Examined]
_EXAMINERS: dict[str, Examiner] = {}


def register_examiner(item: str, examiner: Examiner) -> None:
    """Makes an item's examiner known to this process."""
    _EXAMINERS[item] = examiner


def examined(asked: Asked) -> Examined:
    """What the item's examiner says; for a package without one, that a person decides."""
    examiner = _EXAMINERS.get(asked.item.code)
    if examiner is None:
        return Examined(reasons=(UNEXAMINED,) if asked.item.package else ())
    return examiner(asked)


def skipped(item: Item, values: Values) -> tuple[tuple[str, str], ...]:
    """Members that the answers do not call for, each with the code of its reason."""
    unasked = (one for one in item.package if one.when is not None and not one.when.holds(values))
    return tuple((one.key, NOT_NEEDED) for one in unasked)
