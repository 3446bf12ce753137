"""Decision tables decide every case, hold their examples, and say where their numbers come from."""

from collections.abc import Iterator

from liuzui.catalog.types import DecisionTable
from liuzui.dmn import Model, ModelError, load, text_of
from liuzui.dmn.check import check
from liuzui.dmn.examples import Expectation, Run, run_examples
from liuzui.releases.domain.found import Found, Given, Rule


def each_table(given: Given) -> Iterator[Found]:
    """All that is wrong with the content's decision tables."""
    for table in given.content.decisions:
        try:
            model = load(table.dmn, file=f"{table.code}.dmn")
        except ModelError as error:
            for one in error.diagnostics:
                yield _told("lint.table_unreadable", table, one.text("zh"), one.text("en"))
            continue
        yield from table_findings(table, model)
        yield from _names(table, model, given)


def table_findings(table: DecisionTable, model: Model) -> Iterator[Found]:
    """What the check finds, and the examples that do not hold."""
    if table.decision not in model.decisions:
        yield Found("lint.table_no_decision", _of(table), ("decision",), {"decision": table.decision})
        return
    for finding in check(model, references=True):
        yield _told("lint.table_check", table, finding.text("zh"), finding.text("en"))
    if not table.examples:
        yield Found("lint.table_no_examples", _of(table), ("code",), {"table": table.title.zh})
    for run in run_examples(model, table.decision, expectations(table), costs(table)):
        if not run.holds:
            yield _failed(table, run)


def expectations(table: DecisionTable) -> tuple[Expectation, ...]:
    """The examples as the engine takes them."""
    return tuple(Expectation(one.facts, one.expect, one.state, one.ask) for one in table.examples)


def costs(table: DecisionTable) -> dict[str, float]:
    """What it takes to learn each fact."""
    return {one.fact: one.cost for one in table.questions}


def _failed(table: DecisionTable, run: Run) -> Found:
    example = table.examples[run.number - 1]
    came = text_of(run.found.value) if run.found.state == "decided" else f"{run.found.state}: {run.found.ask or '-'}"
    wanted = str(example.expect) if example.state == "decided" else f"{example.state}: {example.ask or '-'}"
    params = {"example": example.name.zh, "example_en": example.name.en, "wanted": wanted, "came": came}
    return Found("lint.table_example", _of(table), ("examples", run.number - 1), params)


def _names(table: DecisionTable, model: Model, given: Given) -> Iterator[Found]:
    """Questions ask for facts of the table, and every fact has one; outcomes name items that exist."""
    asked, known = {one.fact for one in table.questions}, set(model.inputs)
    for name in sorted(known ^ asked):
        yield Found("lint.table_question", _of(table), ("questions",), {"fact": name})
    items = {item.code for item in given.content.items}
    for number, outcome in enumerate(table.outcomes):
        if outcome.item is not None and outcome.item not in items:
            params = {"kind": "item", "name": outcome.item}
            yield Found("lint.unknown_reference", _of(table), ("outcomes", number), params)


def _told(code: str, table: DecisionTable, zh: str, en: str) -> Found:
    return Found(code, _of(table), ("dmn",), {"what": zh, "what_en": en})


def _of(table: DecisionTable) -> str:
    return f"decisions:{table.code}"


def sources_unknown(given: Given) -> Iterator[Found]:
    """Facts that a source can supply name one that exists."""
    known = {fact.code for fact in given.content.facts}
    for table in given.content.decisions:
        for number, one in enumerate(table.questions):
            if one.source is not None and one.source not in known:
                yield Found(
                    "lint.unknown_reference", _of(table), ("questions", number), {"kind": "fact", "name": one.source}
                )


RULES: tuple[Rule, ...] = (each_table, sources_unknown)
