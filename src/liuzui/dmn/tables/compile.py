"""Compiling a decision table: every text once, equal cells shared."""

from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import Diagnostic, Place
from liuzui.dmn.feel.ast import Literal, UnaryTests
from liuzui.dmn.feel.compiler import compile_tests
from liuzui.dmn.feel.compiler.tests import Test, compile_test
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.runtime import Scope
from liuzui.dmn.feel.semantics.types import ANY, Type, context_of, list_of
from liuzui.dmn.model.boxed import InputClause, OutputClause, RuleRow, TableBox
from liuzui.dmn.model.texts import NOTHING, Compiled, expression, placed, tests
from liuzui.dmn.model.unit import Unit
from liuzui.dmn.tables.policy import decide
from liuzui.dmn.tables.rules import Cell, Column, OutputColumn, Rule, Table

SINGLE = {"UNIQUE", "ANY", "PRIORITY", "FIRST"}
MULTIPLE = {"COLLECT", "RULE ORDER", "OUTPUT ORDER"}
AGGREGATIONS = {"", "SUM", "COUNT", "MIN", "MAX"}


@dataclass(slots=True)
class Workshop:
    """What compiling a table shares: its model, its scope, cells and results already made."""

    unit: Unit
    names: Names
    place: Place
    cells: dict[str, tuple[UnaryTests | None, Test | None]] = field(default_factory=dict)
    results: dict[str, Compiled] = field(default_factory=dict)


def _never(_value: object, _scope: Scope) -> bool | None:
    return False


def compile_table(box: TableBox, unit: Unit, names: Names, place: Place) -> Compiled:
    """The closure of a table inside a larger expression."""
    return compiled_of(make_table(box, unit, names, place))


def compiled_of(table: Table) -> Compiled:
    """The closure of a table and the type of its results."""
    return Compiled(lambda scope: decide(table, scope), _result_type(table), None)


def make_table(box: TableBox, unit: Unit, names: Names, place: Place) -> Table:
    """A table made ready; findings go to the model's diagnostics."""
    shop = Workshop(unit, names, place)
    columns = [_column(shop, clause, number) for number, clause in enumerate(box.inputs, 1)]
    outputs = [_output(shop, clause, number) for number, clause in enumerate(box.outputs, 1)]
    rules = [_rule(shop, row, number, columns) for number, row in enumerate(box.rules, 1)]
    policy = box.hit_policy.strip() or "UNIQUE"
    table = Table(box, place, columns, outputs, rules, policy, box.aggregation.strip())
    table.shadowed = frozenset(name for level in names.levels() if level is not unit.root for name in level.entries)
    _examine(table, unit)
    return table


def _examine(table: Table, unit: Unit) -> None:
    known = table.policy in SINGLE | MULTIPLE and table.aggregation in AGGREGATIONS
    if not known or (table.aggregation and len(table.outputs) > 1):
        unit.diagnostics.append(
            Diagnostic("dmn.table.policy", {"policy": table.policy, "aggregation": table.aggregation}, table.place)
        )
        table.broken.append("policy")
    for rule in table.rules:
        if len(rule.cells) != len(table.columns) or len(rule.outputs) != len(table.outputs):
            place = table.place.within(f"rule {rule.number}")
            unit.diagnostics.append(Diagnostic("dmn.table.cells", {"rule": rule.number}, place))
            table.broken.append(f"rule {rule.number}")


def _column(shop: Workshop, clause: InputClause, number: int) -> Column:
    place = shop.place.within(f"input {number}")
    value = expression(shop.unit, clause.text, shop.names, place) if clause.text.strip() else NOTHING
    declared = shop.unit.resolve(clause.type_ref, place)
    column = Column(clause.text.strip(), clause.label, value, declared if declared != ANY else value.type or ANY)
    if clause.values.strip() not in ("", "-"):
        found = tests(shop.unit, clause.values, shop.names, place.within("values"))
        if isinstance(found, UnaryTests):
            column.expected = found
            column.expected_test = compile_tests(found)
    return column


def _output(shop: Workshop, clause: OutputClause, number: int) -> OutputColumn:
    place = shop.place.within(f"output {number}")
    column = OutputColumn(clause.name or clause.label, shop.unit.resolve(clause.type_ref, place), [], None)
    if clause.values.strip() not in ("", "-"):
        found = tests(shop.unit, clause.values, shop.names, place.within("values"))
        if isinstance(found, UnaryTests):
            column.values = found
            column.order = [compile_test(one) for one in found.tests]
    if clause.default is not None and clause.default.strip():
        column.default = expression(shop.unit, clause.default, shop.names, place.within("default"))
    return column


def _rule(shop: Workshop, row: RuleRow, number: int, columns: list[Column]) -> Rule:
    place = shop.place.within(f"rule {number}")
    cells = [
        _cell(shop, text, place.within(f"input {position}"), column)
        for position, (text, column) in enumerate(zip(row.inputs, columns, strict=False), 1)
    ]
    outputs = [_result(shop, text, place.within(f"output {position}")) for position, text in enumerate(row.outputs, 1)]
    return Rule(number, cells, outputs, row.outputs, row.annotations, row.id)


def _cell(shop: Workshop, text: str, place: Place, column: Column) -> Cell:
    text = text.strip()
    node, test = shop.cells.get(text) or _made(shop, text, place)
    if node is not None and test is None:
        test = column.expected_test
    return Cell(text, node, test, place)


def _made(shop: Workshop, text: str, place: Place) -> tuple[UnaryTests | None, Test | None]:
    found = tests(shop.unit, text, shop.names, place)
    if isinstance(found, Diagnostic):
        return None, _never
    test = compile_tests(found)
    if test is not None and found.names:
        return found, _placed(test, place)
    shop.cells[text] = found, test
    return found, test


def _placed(test: Test, place: Place) -> Test:
    def run(value: object, scope: Scope) -> bool | None:
        found = placed(lambda inner: test(value, inner), place)(scope)
        return found if isinstance(found, bool) else None

    return run


def _result(shop: Workshop, text: str, place: Place) -> Compiled:
    text = text.strip()
    if text in ("", "-"):
        return NOTHING
    known = shop.results.get(text)
    if known is None:
        known = expression(shop.unit, text, shop.names, place)
        if isinstance(known.node, Literal):
            shop.results[text] = known
    return known


def _result_type(table: Table) -> Type | None:
    """What is known of the result: of one output its type, of several a context; a list for multiple hits."""
    known = {one.name: one.type if one.type != ANY else _first_type(table, n) for n, one in enumerate(table.outputs)}
    if not known or table.aggregation:
        return None
    result = context_of(known) if len(known) > 1 else next(iter(known.values()))
    if len(known) == 1 and result == ANY:
        return None
    return list_of(result) if table.policy in MULTIPLE else result


def _first_type(table: Table, position: int) -> Type:
    if table.rules and position < len(table.rules[0].outputs):
        return table.rules[0].outputs[position].type or ANY
    return ANY
