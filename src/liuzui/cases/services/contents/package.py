"""Documents of a registration that was granted (登记条例 19): the notice, and 双告知 once the entity exists."""

from liuzui.cases.domain.package import clocks
from liuzui.cases.reads import cases
from liuzui.cases.services.contents.decisions import granted
from liuzui.cases.services.contents.material import Material
from liuzui.shell.documents import contracts as d

A19 = (clocks.A19,)
NAME, REMARKS = "company-name", "_remarks"
TOLD = ("registry.scope.licence_after", "registry.scope.licence_before", "registry.scope.filing")


def grant(m: Material) -> d.RegistrationGrant:
    """准予登记通知书, by the table or by an officer."""
    words = m.words(m.data["text"]) if m.data["text"] else ""
    return d.RegistrationGrant(
        head=m.head, received_on=m.state.received, granted=granted(m), automatic=m.data["automatic"],
        reasons=(d.Reason(text=words, article=clocks.A19),) if words else (), articles=A19,
    )  # fmt: skip


def double_notice(m: Material) -> d.DoubleNotice | None:
    """双告知书 once the entity is registered; None where no line needs anything, and for other members."""
    if m.terms.lead.key != m.data["member"]:
        return None
    found = cases.case(m.row.number)
    values = (cases.filing(found, m.state.filing) if found else None) or {}
    told = [one["params"] for one in values.get(REMARKS) or () if one["code"] in TOLD]
    lines = tuple((str(p.get("line", "")), str(p.get("licence", "")), str(p.get("department", ""))) for p in told)
    if not lines:
        return None
    return d.DoubleNotice(
        head=m.head, name=str(values.get(NAME, "")), code=m.data["result"], lines=lines,
        articles=("市场主体登记管理条例 第十四条",),
    )  # fmt: skip
