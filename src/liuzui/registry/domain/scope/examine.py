"""What is to be said of a scope: forbidden, licence before or after, unmatched, foreign investor, main line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liuzui.catalog.types import ForeignRule
from liuzui.kernel.refusal import Param
from liuzui.registry.domain.names.compare import trades
from liuzui.registry.domain.names.parts import Name
from liuzui.registry.domain.scope.read import Judged, Scope, Tables, caught
from liuzui.registry.types import Finding, Severity

FIELD = "scope"
_A14 = ("市场主体登记管理条例 第十四条",)
_WEIGHT: dict[str, Severity] = {
    "forbidden": "block",
    "licence_before": "handover",
    "licence_after": "warn",
    "filing": "warn",
}
_STEP = {
    "forbidden": "registry.scope.drop_line",
    "licence_before": "registry.scope.licence_first",
    "licence_after": "registry.scope.licence_next",
    "filing": "registry.scope.file_next",
}


@dataclass(frozen=True, slots=True)
class ScopeFacts:
    """What is known beside the scope: the name, whose trade the main line should bear out, and a foreign investor."""

    name: Name | None = None
    industries: Mapping[str, tuple[str, ...]] | None = None
    foreign: bool = False


def examine_scope(scope: Scope, tables: Tables, facts: ScopeFacts) -> tuple[Finding, ...]:
    """Everything to be said of the scope; a line's field is `scope.<number from 1>`."""
    if not scope.lines:
        return (Finding("registry.scope.empty", FIELD, "block", {}, _A14, "registry.scope.choose"),)
    found = [finding for number, line in enumerate(scope.lines, 1) for finding in _line(line, f"{FIELD}.{number}")]
    if scope.cut:
        found.append(Finding("registry.scope.too_long", FIELD, "handover", {}, (), "registry.scope.shorten"))
    if facts.foreign:
        found += _foreign(scope, tables.foreign)
    return (*found, *_trade(scope, facts))


def _line(judged: Judged, field: str) -> Iterator[Finding]:
    line: Param = judged.line.typed
    if judged.match.wording is None:
        yield Finding("registry.scope.unmatched", field, "handover", {"line": line}, _A14, "registry.scope.kept")
    elif judged.match.how in {"within", "near"}:
        params = {"line": line, "wording": judged.match.wording.text.zh, "wording_en": judged.match.wording.text.en}
        yield Finding("registry.scope.nearly", field, "warn", params, _A14, "registry.scope.confirm")
    for rule in judged.rules:
        if rule.result == "free":
            continue
        licence, department = rule.licence or rule.name, rule.department or rule.name
        params = {
            "line": line,
            "licence": licence.zh,
            "licence_en": licence.en,
            "department": department.zh,
            "department_en": department.en,
        }
        articles = (rule.article,) if rule.article else ()
        yield Finding(
            f"registry.scope.{rule.result}", field, _WEIGHT[rule.result], params, articles, _STEP[rule.result]
        )


def _foreign(scope: Scope, rules: tuple[ForeignRule, ...]) -> Iterator[Finding]:
    for number, judged in enumerate(scope.lines, 1):
        for rule in rules:
            if rule.result != "free" and _touches(rule, judged):
                weight: Severity = "block" if rule.result == "forbidden" else "handover"
                params = {"line": judged.line.typed, "rule": rule.name.zh, "rule_en": rule.name.en}
                articles, step = ("外商投资法 第二十八条",), "registry.scope.foreign_list"
                yield Finding(
                    f"registry.scope.foreign_{rule.result}", f"{FIELD}.{number}", weight, params, articles, step
                )


def _touches(rule: ForeignRule, judged: Judged) -> bool:
    classes = judged.match.wording.classes if judged.match.wording else ()
    return caught(judged.line.reading, rule.words) or any(code.startswith(rule.classes) for code in classes)


def _trade(scope: Scope, facts: ScopeFacts) -> Iterator[Finding]:
    """The trade in the name follows the main business (企业名称登记管理规定 第九条)."""
    if facts.name is None or not facts.name.industry or facts.industries is None:
        return
    named = trades(facts.name.industry, facts.industries)
    if facts.name.industry in named:
        return
    main = scope.lines[scope.main].match.wording
    params: dict[str, Param] = {"industry": facts.name.industry, "line": scope.lines[scope.main].line.typed}
    articles = ("企业名称登记管理规定 第九条",)
    if main is None or named & _divisions(main.classes):
        return
    every = {code for line in scope.lines if line.match.wording for code in _divisions(line.match.wording.classes)}
    code = "registry.scope.other_main" if named & every else "registry.scope.no_such_trade"
    yield Finding(code, "scope.main", "warn", params, articles, "registry.scope.mark_main")


def _divisions(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code[:3] for code in classes)
