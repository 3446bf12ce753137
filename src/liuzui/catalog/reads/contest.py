"""Ways to contest a decision as documents print them (行政许可法 第三十八条), and whose decision a licence is."""

from liuzui.catalog.reads.look_up import items
from liuzui.catalog.types import Item
from liuzui.shell.documents.contracts import Remedy

KINDS = {"reconsideration": "review", "litigation": "suit"}
UNITS = {"workday": "个工作日", "day": "日", "month": "个月", "year": "年"}


def remedies_of(item: Item) -> tuple[Remedy, ...]:
    """The item's remedies with bodies, periods and articles."""
    return tuple(
        Remedy(
            kind=KINDS.get(r.kind, "review"), body=r.body.zh, limit=f"{r.limit.amount}{UNITS.get(r.limit.unit, '')}",
            article=r.limit.article,
        )
        for r in item.remedies
    )  # fmt: skip


def item_of_licence(kind: str, agency: str, release: str | None = None) -> Item:
    """The item that leads to licences of this kind; where none does any more, another of the same agency."""
    return min(items(release), key=lambda one: ((one.result.licence_type or one.code) != kind, one.authority != agency))
