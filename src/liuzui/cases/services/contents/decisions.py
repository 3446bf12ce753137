"""Decisions on a case (许可法 32, 38, 44)."""

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.reads import answers, cases
from liuzui.cases.services.contents.hearing import rests_on
from liuzui.cases.services.contents.material import Material
from liuzui.catalog import reads as catalog
from liuzui.kernel.clock import due
from liuzui.shell.documents import contracts as d


def acceptance_refusal(m: Material) -> d.AcceptanceRefusal:
    """不予受理决定书; names the right body where another is competent."""
    return d.AcceptanceRefusal(
        head=m.head, received_on=m.state.received, reason=m.data["reason"],
        reasons=(d.Reason(text=m.words(m.data["text"]), article="行政许可法 第三十二条"),),
        right_body=m.data["right_body"], remedies=m.remedies, articles=("行政许可法 第三十二条",),
    )  # fmt: skip


def grant(m: Material) -> d.Grant:
    """准予行政许可决定书 with what is allowed, from the signed form."""
    return d.Grant(
        head=m.head, accepted_on=m.state.accepted or m.state.received, granted=granted(m),
        reasons=(*rests_on(m), *_opinion(m)),
        deliver_by=due(clocks.delivery(m.state, m.terms), m.terms.calendar).day, remedies=m.remedies,
        articles=("行政许可法 第三十八条", "行政许可法 第四十四条"),
    )  # fmt: skip


def _opinion(m: Material) -> tuple[d.Reason, ...]:
    words = m.words(m.data["text"])
    return (d.Reason(text=words, article="行政许可法 第三十八条"),) if words else ()


def granted(m: Material) -> tuple[tuple[str, str], ...]:
    """Label and value of the answers that are not personal."""
    found = cases.case(m.row.number)
    values = (cases.filing(found, m.state.filing) if found else None) or {}
    speaking = answers.Speaking("zh", catalog.county(m.row.release))
    return tuple(
        (field.label.zh, answers.words(field, values[field.key], speaking))
        for field in m.item.form.fields
        if values.get(field.key) not in (None, "", []) and not field.personal and field.kind != "people"
    )


def refusal(m: Material) -> d.Refusal:
    """不予行政许可决定书 with reasons, articles and remedies."""
    words = m.words(m.data["text"])
    return d.Refusal(
        head=m.head, accepted_on=m.state.accepted or m.state.received,
        reasons=(*rests_on(m), d.Reason(text=words, article="；".join(m.data["articles"]))), remedies=m.remedies,
        articles=("行政许可法 第三十八条",),
    )  # fmt: skip


def registration_refusal(m: Material) -> d.RegistrationRefusal:
    """不予登记通知书 with reasons, articles and remedies, always by a person (登记条例 20)."""
    reason = d.Reason(text=m.words(m.data["text"]), article="、".join(m.data["articles"]))
    return d.RegistrationRefusal(
        head=m.head, received_on=m.state.received, reasons=(reason,), remedies=m.remedies,
        articles=("市场主体登记管理条例 第十九条",),
    )  # fmt: skip
