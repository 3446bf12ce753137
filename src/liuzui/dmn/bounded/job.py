"""What the process is asked to do, and what it answers; both are JSON on the way."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from liuzui.dmn.check import check
from liuzui.dmn.diagnostics import ERROR, WARNING, Diagnostic, ModelError, Place
from liuzui.dmn.examples import kind_facts
from liuzui.dmn.explain import Explainer
from liuzui.dmn.explain.plain import plain_of, problem, results
from liuzui.dmn.messages import place_text, render
from liuzui.dmn.model.graph import DecisionNode
from liuzui.dmn.model.model import Model, load
from liuzui.dmn.sheets.files import as_dmn

Findings = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, with others it may import; `facts` to decide by `decision` (the last one when not named)."""

    data: bytes
    file: str
    decision: str = ""
    facts: Sequence[Mapping[str, Any]] = ()
    costs: Mapping[str, float] = field(default_factory=dict)
    others: Sequence[tuple[str, bytes]] = ()
    check: bool = True
    references: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: findings (`problem` of `explain.plain`), names, and an explanation for each set of facts.

    `results` are what the table's rules give, in order; `decision` the one that was made.
    """

    findings: Findings = ()
    decisions: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    decision: str = ""
    results: tuple[Any, ...] = ()
    answers: Findings = ()
    dmn: str = ""

    @property
    def errors(self) -> Findings:
        """The findings that must be mended."""
        return tuple(one for one in self.findings if one["severity"] == ERROR)


def text_of_finding(one: Mapping[str, Any], lang: str) -> str:
    """A finding in `zh` or `en`, with file, decision and cell."""
    where = place_text((one.get("file"), one.get("element")), one.get("cell"), lang)
    return f"{where}: {render(one['code'], one['params'], lang)}" if where else render(one["code"], one["params"], lang)


def do(job: Job) -> Report:
    """Reads, checks and decides; what cannot be read is a finding."""
    try:
        data = as_dmn(job.data, job.file)
        model = load(data, job.others, file=job.file)
    except ModelError as error:
        return Report(tuple(problem(one) for one in error.diagnostics))
    name = job.decision or next(reversed(model.decisions), "")
    node, explainer = model.node(name), Explainer.of(model, name)
    table = node.table if isinstance(node, DecisionNode) else None
    return Report(
        findings=_findings(model, job, found=explainer is not None),
        decisions=model.decisions,
        inputs={one: str(type_) for one, type_ in model.inputs.items()},
        decision=name,
        results=tuple(results(table)),
        answers=_answers(explainer, job),
        dmn=base64.b64encode(data).decode(),
    )


def _findings(model: Model, job: Job, *, found: bool) -> Findings:
    if job.check:
        told = [
            {**problem(Diagnostic(one.code, one.params, one.place, severity=one.severity)), "rules": list(one.rules)}
            for one in check(model, references=job.references)
        ]
    else:
        told = [problem(one) for one in model.diagnostics]
    if not found and job.decision:
        told.append(problem(Diagnostic("dmn.element_unknown", {"name": job.decision[:120]}, Place(job.file))))
    elif not found:
        told.append(problem(Diagnostic("dmn.no_decision", {}, Place(job.file), severity=WARNING)))
    return tuple(told)


def _answers(explainer: Explainer | None, job: Job) -> Findings:
    if explainer is None:
        return ()
    model = explainer.decider.model
    found = (explainer.general(kind_facts(model, one), job.costs) for one in job.facts)
    return tuple(plain_of(one, model.inputs) for one in found)


def write_job(job: Job) -> bytes:
    """The job as JSON."""
    others = [[name, base64.b64encode(data).decode()] for name, data in job.others]
    plain_job = {**_shallow(job), "data": base64.b64encode(job.data).decode(), "others": others}
    return json.dumps(plain_job, default=str).encode()


def _shallow(job: Job) -> dict[str, Any]:
    return {"file": job.file, "decision": job.decision, "facts": [dict(one) for one in job.facts]} | {
        "costs": dict(job.costs), "check": job.check, "references": job.references,
    }  # fmt: skip


def read_job(text: bytes) -> Job:
    """The job of its JSON."""
    found = json.loads(text)
    others = [(name, base64.b64decode(data)) for name, data in found.pop("others")]
    return Job(**{**found, "data": base64.b64decode(found["data"]), "others": others})


def write_report(report: Report) -> bytes:
    """The report as JSON."""
    return json.dumps(asdict(report)).encode()


def read_report(text: bytes) -> Report:
    """The report of its JSON."""
    found = json.loads(text)
    many = {key: tuple(found[key]) for key in ("findings", "decisions", "results", "answers")}
    return Report(**{**found, **many})
