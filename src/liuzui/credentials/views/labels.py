"""Words, lights and tones of a licence's standing."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuzui.credentials.types import Standing, Status


@dataclass(frozen=True, slots=True)
class Label:
    """How a standing is shown: its words, the light beside them, the tone of its notice."""

    words: Any
    light: str
    tone: str


STANDINGS: dict[str, Label] = {
    Standing.VALID: Label(_("有效"), "ok", "success"),
    Standing.UNSERVED: Label(_("已制证，待送达"), "warn", "warning"),
    Standing.NOT_YET: Label(_("尚未生效"), "warn", "warning"),
    Standing.EXPIRED: Label(_("已过期"), "late", "error"),
    Standing.SUSPENDED: Label(_("已暂停"), "warn", "warning"),
    Standing.REVOKED: Label(_("已撤销"), "late", "error"),
    Standing.CANCELLED: Label(_("已注销"), "late", "error"),
    Standing.UNKNOWN: Label(_("查无此证"), "none", "warning"),
}
STATUSES: dict[str, Label] = {
    Status.AWAITING: STANDINGS[Standing.UNSERVED],
    Status.IN_FORCE: STANDINGS[Standing.VALID],
    Status.SUSPENDED: STANDINGS[Standing.SUSPENDED],
    Status.REVOKED: STANDINGS[Standing.REVOKED],
    Status.CANCELLED: STANDINGS[Standing.CANCELLED],
}
"""What was done to a licence, whatever the day."""
