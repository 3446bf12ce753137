"""Evident samples of grants."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from liuzui.catalog.types import Text
from liuzui.credentials import services
from liuzui.credentials.services import Ground
from liuzui.credentials.types import Grant, Holder, Made

AT = datetime(2026, 11, 24, 2, 3, tzinfo=UTC)
DAY = date(2026, 11, 24)
ACTOR = "system:test"
PARTY = UUID("01934b6a-0000-7000-8000-000000000001")
GROUND = Ground("credential.reason.fraud", ("行政许可法 第六十九条第二款",))
GRANT = Grant(
    case_number="140825-20261119-0107-000318-9",
    kind="food-business",
    form="catering",
    holder=Holder(PARTY, "新绛县老张家常菜馆", "92140825MA0K12345X"),
    division="140825",
    agency="0107",
    agency_name=Text(zh="新绛县行政审批服务管理局", en="Approval Bureau"),
    decided_on=DAY,
    years=5,
    items=(Text(zh="热食类食品制售", en="Hot food"), Text(zh="自制饮品制售", en="House-made drinks")),
    premises="新绛县龙兴镇正平街15号",
    domicile="新绛县龙兴镇朝殿村3组12号",
    representative="张三丰",
    supervisor=Text(zh="新绛县市场监督管理局", en="Market Regulation"),
)


def a_grant(serial: int = 318, **changes: Any) -> Grant:
    """The sample grant of another case."""
    return replace(GRANT, **{"case_number": f"140825-20261119-0107-{serial:06}-9", **changes})


def issued(grant: Grant = GRANT) -> Made:
    """A credential made of a grant and served on its holder."""
    made = unserved(grant)
    services.serve(grant.case_number, actor=ACTOR, at=AT)
    return made


def unserved(grant: Grant = GRANT) -> Made:
    """A credential made of a grant."""
    made = services.issue(grant, actor=ACTOR, at=AT)
    assert isinstance(made, Made), made
    services.ensure_certificate(made.number)
    return made
