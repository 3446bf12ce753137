"""Documents of a registration that was granted (登记条例 19): the notice, and 双告知 once the entity exists."""

from liuzui.cases.domain.package import clocks
from liuzui.cases.reads import cases
from liuzui.cases.services.contents.decisions import granted
from liuzui.cases.services.contents.material import Material
from liuzui.parties import reads as parties
from liuzui.shell.documents import contracts as d
from liuzui.shell.wording.messages import words

A19 = (clocks.A19,)
NAME, REMARKS = "company-name", "_remarks"
TOLD = ("registry.scope.licence_after", "registry.scope.licence_before", "registry.scope.filing")


def grant(m: Material) -> d.RegistrationGrant:
    """准予登记通知书, by the table or by an officer."""
    said = m.words(m.data["text"]) if m.data["text"] else ""
    return d.RegistrationGrant(
        head=m.head, received_on=m.state.received, granted=granted(m), automatic=m.data["automatic"],
        reasons=(d.Reason(text=said, article=clocks.A19),) if said else (), articles=A19,
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


def hand_over(m: Material) -> d.HandOver:
    """办理结果领取凭证: what was handed over, to whom, on what document."""
    data, known = m.data, {one.key: one for one in m.item.package}
    return d.HandOver(
        head=m.head, collected_at=m.event.occurred_at, collected_by=m.collector,
        document=words(f"window.document.{data['document']}", lang="zh"), served_by=parties.name_of(data["by"]) or "",
        results=tuple(
            (known[key].name.zh, known[key].result.zh, m.state.member(key).result) for key in data["members"]
        ),
    )  # fmt: skip
