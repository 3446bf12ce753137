"""Documents between acceptance and service (许可法 32, 42, 44, 45)."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.package import clocks as packages
from liuzui.cases.services.contents.material import Material
from liuzui.catalog import reads as catalog
from liuzui.kernel.clock import due
from liuzui.parties import reads as parties
from liuzui.parties.types import Address
from liuzui.shell.documents import contracts as d
from liuzui.shell.wording.messages import words

CHANNELS = {"electronic": "电子送达", "post": "邮寄送达", "window": "窗口直接送达"}


def _accepted(m: Material) -> date:
    day: date | None = m.state.accepted
    if day is None:
        raise ValueError("the case was not accepted")
    return day


def acceptance(m: Material) -> d.Acceptance:
    """受理通知书, by an officer or by silence."""
    legal = clocks.decision(m.state, m.terms.legal)
    end, promised = due(legal, m.terms.calendar), due(clocks.decision(m.state, m.terms.promised), m.terms.calendar)
    deemed = m.event.kind == "case.deemed_accepted"
    return d.Acceptance(
        head=m.head, received_on=m.state.received, accepted_on=_accepted(m), due_on=end.day,
        promised_on=promised.day, derivation=m.steps(legal), provisional=end.provisional, deemed=deemed,
        articles=("行政许可法 第三十二条", "行政许可法 第四十二条"),
    )  # fmt: skip


def special(m: Material) -> d.SpecialProcedure:
    """特别程序告知书: what is done and how long it takes."""
    name = catalog.message(f"case.procedure.{m.data['procedure']}", {}, "zh")
    return d.SpecialProcedure(
        head=m.head, accepted_on=_accepted(m), procedure=name, what=name,
        time_needed=f"{m.data['days']}个工作日", started_on=m.day, articles=("行政许可法 第四十五条",),
    )  # fmt: skip


def extension(m: Material) -> d.Extension:
    """延长办理期限告知书."""
    clock = (packages if m.together else clocks).decision(m.state, m.terms.legal)
    article = packages.A19 if m.together else "行政许可法 第四十二条"
    before = due(replace(clock, extensions=()), m.terms.calendar).day
    after = due(clock, m.terms.calendar)
    if before is None or after.day is None:
        raise ValueError("an extension is written while the clock runs")
    return d.Extension(
        head=m.head, accepted_on=m.state.received if m.together else _accepted(m), former_due=before, new_due=after.day,
        time_added=f"{m.data['days']}个工作日", approved_by=f"{m.agency.name.zh}负责人",
        reasons=(d.Reason(text=m.words(m.data["text"]), article=article),),
        derivation=m.steps(clock), provisional=after.provisional, articles=(article,),
    )  # fmt: skip


def withdrawal(m: Material) -> d.Withdrawal:
    """终止办理通知书 after withdrawal."""
    return d.Withdrawal(
        head=m.head, received_on=m.state.received, withdrawn_at=m.event.occurred_at,
        submitted_by=m.filed_by(m.data["by"]),
    )  # fmt: skip


def proof_of_service(m: Material) -> d.ProofOfService:
    """送达回证 of the decision and, when granted, of the certificate."""
    kind = d.DocumentKind.GRANT if m.state.granted else d.DocumentKind.REFUSAL
    decided = next(e for e in reversed(m.happened) if e.kind in ("case.granted", "case.refused"))
    return d.ProofOfService(
        head=m.head, document=d.title(kind), document_number=f"{m.row.number}/{kind}-{decided.version}",
        channel=CHANNELS.get(m.data["channel"], m.data["channel"]), address=_address(m),
        served_by=tuple(filter(None, [parties.name_of(m.data["by"])])), remark=_remark(m),
        sent_at=_instant(m.data["sent_at"]), arrived_at=_instant(m.data["arrived_at"]),
        signed_at=_instant(m.data["signed_at"]), signed_by=m.collector, articles=("行政许可法 第四十四条",),
    )  # fmt: skip


def _address(m: Material) -> str:
    """Where it was served: the confirmed address for post, the applicant's own pages online."""
    if m.data["channel"] == "electronic":
        return f"{settings.PUBLIC_URL}（“我的办件”）"
    found = parties.service_address(UUID(m.row.applicant)) if m.data["channel"] == "post" else None
    return found.post if isinstance(found, Address) else ""


def _remark(m: Material) -> str:
    """The certificate that went with the decision, the number of the post, the document shown at the exit."""
    licence = f"附{m.item.result.name.zh} {m.state.licence}" if m.state.licence else ""
    letter = f"邮件号码 {m.state.waybill}" if m.state.waybill and m.data["channel"] == "post" else ""
    card = words(f"window.document.{m.data['document']}", lang="zh") if m.data.get("document") else ""
    return "；".join(filter(None, [licence, letter, card and f"出示{card}"]))


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
