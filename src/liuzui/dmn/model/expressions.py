"""Reading boxed expressions from XML."""

from collections.abc import Callable

from liuzui.dmn.feel.names import normal
from liuzui.dmn.model.boxed import (
    Boxed,
    ConditionalBox,
    ContextBox,
    FilterBox,
    FunctionBox,
    InputClause,
    InvocationBox,
    IteratorBox,
    ListBox,
    LiteralExpression,
    OutputClause,
    RelationBox,
    RuleRow,
    TableBox,
    Variable,
)
from liuzui.dmn.model.xml import Element


def text_in(element: Element | None) -> str:
    """The text of an element's `text` child."""
    found = element.first("text") if element is not None else None
    return found.text() if found is not None else ""


def variable_of(element: Element | None, name: str = "") -> Variable:
    """An information item, named as its owner when it has no name itself."""
    if element is None:
        return Variable(normal(name))
    return Variable(normal(element.get("name") or name), _type_ref(element))


def _type_ref(element: Element) -> str:
    found = element.get("typeRef")
    if not found:
        child = element.first("typeRef")
        found = child.text().strip() if child is not None else ""
    return found


def expression_in(element: Element | None, cell: str = "") -> Boxed | None:
    """The first boxed expression inside an element, None when there is none."""
    if element is None:
        return None
    for child in element.elements():
        reader = READERS.get(child.local)
        if reader is not None:
            return _read(child, cell)
    return None


def _read(element: Element, cell: str) -> Boxed:
    boxed = READERS[element.local](element, cell)
    boxed.cell = cell
    boxed.type_ref = _type_ref(element)
    boxed.id = element.get("id")
    return boxed


def _required(element: Element, cell: str) -> Boxed:
    return expression_in(element, cell) or LiteralExpression("", cell=cell)


def _join(cell: str, part: str) -> str:
    return f"{cell}, {part}" if cell else part


def _literal(element: Element, _cell: str) -> Boxed:
    return LiteralExpression(text_in(element), element.get("expressionLanguage"))


def _context(element: Element, cell: str) -> Boxed:
    entries: list[tuple[Variable | None, Boxed]] = []
    for entry in element.elements("contextEntry"):
        item = entry.first("variable")
        variable = variable_of(item) if item is not None else None
        entries.append((variable, _required(entry, _join(cell, variable.name if variable else "result"))))
    return ContextBox(entries)


def _list(element: Element, cell: str) -> Boxed:
    items = [child for child in element.elements() if child.local in READERS]
    return ListBox([_read(child, _join(cell, f"item {number}")) for number, child in enumerate(items, 1)])


def _relation(element: Element, cell: str) -> Boxed:
    columns = [variable_of(one) for one in element.elements("column")]
    rows = []
    for number, row in enumerate(element.elements("row", "list"), 1):
        cells = [child for child in row.elements() if child.local in READERS]
        rows.append([_read(child, _join(cell, f"row {number}")) for child in cells])
    return RelationBox(columns, rows)


def _invocation(element: Element, cell: str) -> Boxed:
    bindings = []
    for binding in element.elements("binding"):
        name = variable_of(binding.first("parameter")).name
        bindings.append((name, expression_in(binding, _join(cell, name))))
    return InvocationBox(expression_in(element, cell), bindings)


def function_of(element: Element, cell: str = "") -> FunctionBox:
    """A function definition (also the logic of a knowledge model)."""
    parameters = [variable_of(one) for one in element.elements("formalParameter")]
    return FunctionBox(parameters, expression_in(element, cell), element.get("kind", "FEEL"))


def _child(element: Element, name: str, cell: str) -> Boxed | None:
    return expression_in(element.first(name), _join(cell, name))


def _conditional(element: Element, cell: str) -> Boxed:
    return ConditionalBox(*(_child(element, name, cell) for name in ("if", "then", "else")))


def _filter(element: Element, cell: str) -> Boxed:
    return FilterBox(_child(element, "in", cell), _child(element, "match", cell))


def _iterator(element: Element, cell: str) -> Boxed:
    kind = element.local
    body = _child(element, "return" if kind == "for" else "satisfies", cell)
    return IteratorBox(kind, normal(element.get("iteratorVariable")), _child(element, "in", cell), body)


def _table(element: Element, _cell: str) -> Boxed:
    return TableBox(
        [_input(one) for one in element.elements("input")],
        [_output(one) for one in element.elements("output")],
        [_rule(one) for one in element.elements("rule")],
        element.get("hitPolicy", "UNIQUE"),
        element.get("aggregation"),
        element.get("outputLabel"),
        [one.get("name") for one in element.elements("annotation")],
    )


def _input(element: Element) -> InputClause:
    expression = element.first("inputExpression")
    type_ref = _type_ref(expression) if expression is not None else ""
    return InputClause(text_in(expression), element.get("label"), type_ref, text_in(element.first("inputValues")))


def _output(element: Element) -> OutputClause:
    default = element.first("defaultOutputEntry")
    return OutputClause(
        normal(element.get("name")),
        element.get("label"),
        _type_ref(element),
        text_in(element.first("outputValues")),
        text_in(default) if default is not None else None,
    )


def _rule(element: Element) -> RuleRow:
    description = element.first("description")
    return RuleRow(
        [text_in(one) for one in element.elements("inputEntry")],
        [text_in(one) for one in element.elements("outputEntry")],
        [text_in(one) for one in element.elements("annotationEntry")],
        element.get("id"),
        description.text() if description is not None else "",
    )


READERS: dict[str, Callable[[Element, str], Boxed]] = {
    "literalExpression": _literal,
    "decisionTable": _table,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "invocation": _invocation,
    "functionDefinition": function_of,
    "conditional": _conditional,
    "filter": _filter,
    "for": _iterator,
    "some": _iterator,
    "every": _iterator,
}
