"""What the register of names knows of an applicant before she fills in a form (企业名称登记管理规定 第十八条)."""

from datetime import datetime
from uuid import UUID

from liuzui.exchange.types import Answer, FactSource, Field, Purpose, Unknown
from liuzui.registry.reads.names import holds
from liuzui.shell.time import day_of

NAMES = FactSource(
    "setup.names",
    "您保留的名称",
    "Name held for you",
    ("企业名称登记管理规定 第十八条", "国务院令第716号 第七条"),
    (Field("setup.name", "为申请人保留的名称", "Name held for the applicant"),),
    frozenset({Purpose.FILL}),
)


def held_name(subject: UUID, at: datetime) -> Answer | Unknown:
    """The name that is held longest for a party; unknown where she had none held."""
    kept = holds(f"party:{subject}", day_of(at))
    return Answer({"setup.name": kept[0].name}, at, "registry") if kept else Unknown("exchange.not_on_file")
