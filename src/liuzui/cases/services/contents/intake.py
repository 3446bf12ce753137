"""Documents of receipt and correction (许可法 32)."""

from datetime import date

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.services.contents.material import Material
from liuzui.kernel.clock import due
from liuzui.shell.documents import contracts as d

A19 = ("市场主体登记管理条例 第十九条",)
A32 = ("行政许可法 第三十二条",)
CHANNELS = {"web": "网上", "window": "窗口", "api": "接口"}


def _notice_due(m: Material) -> date | None:
    """The last day for a notice; the regulation of registration sets none."""
    if m.together:
        return None
    return due(clocks.acceptance(m.state, m.terms), m.terms.calendar).day


def _articles(m: Material) -> tuple[str, ...]:
    return A19 if m.together else A32


def receipt(m: Material) -> d.Receipt:
    """申请材料接收凭证."""
    return d.Receipt(
        head=m.head, received_at=m.event.occurred_at, channel=CHANNELS.get(m.data["channel"], m.data["channel"]),
        submitted_by=m.filed_by(m.data["filed_by"]), materials=m.material_lines(tuple(m.data["materials"])),
        notice_due=_notice_due(m), articles=_articles(m),
    )  # fmt: skip


def correction_notice(m: Material) -> d.CorrectionNotice:
    """补正告知书: every defect with what is wrong and required."""
    said = m.words(m.data["text"])
    wrong = said if isinstance(said, dict) else {}
    articles = {material.key: material.article for material in m.item.materials}
    return d.CorrectionNotice(
        head=m.head, received_at=m.state.received_at,
        defects=tuple(
            d.Defect(
                material=m.name_of(c), defect=wrong.get(c, ""), required="请补正后重新提交", article=articles.get(c, "")
            )
            for c in m.data["defects"]
        ),
        articles=_articles(m),
    )  # fmt: skip


def corrections_received(m: Material) -> d.CorrectionsReceived:
    """补正材料接收凭证."""
    notice = next(e for e in reversed(m.happened) if e.kind.endswith(".corrections_requested"))
    return d.CorrectionsReceived(
        head=m.head, received_at=m.event.occurred_at,
        notice_number=f"{m.row.number}/{d.DocumentKind.CORRECTION_NOTICE}-{notice.version}",
        submitted_by=m.filed_by(m.data["by"]),
        materials=tuple(d.MaterialLine(name=m.name_of(code), form="电子") for code in m.data["supplied"]),
        articles=_articles(m),
    )  # fmt: skip
