"""The sheet of a decision in a model, when it is one table over plain input data."""

from liuzui.dmn.model.boxed import TableBox
from liuzui.dmn.model.elements import DecisionElement, InputData, ItemDefinition
from liuzui.dmn.model.graph import DecisionNode
from liuzui.dmn.model.model import Model
from liuzui.dmn.sheets.sheet import Fact, Input, Kind, Output, Row, Sheet, fail


def from_model(model: Model, decision: str = "") -> Sheet:
    """The sheet of a decision (the only one when not named); raises ModelError when a sheet cannot hold it."""
    file = model.definitions.file
    name = decision or (model.decisions[0] if len(model.decisions) == 1 else "")
    node = model.node(name)
    if not isinstance(node, DecisionNode):
        raise fail("sheet.decision_needed", file, names=", ".join(model.decisions)[:200])
    element = node.element
    if not isinstance(element, DecisionElement) or not isinstance(element.logic, TableBox):
        raise fail("sheet.no_table", file, "", name)
    if element.decisions or element.knowledge:
        raise fail("sheet.not_alone", file, "", name)
    return _sheet(model, element, element.logic)


def _sheet(model: Model, element: DecisionElement, box: TableBox) -> Sheet:
    ids = {f"#{one.id}": one for one in model.definitions.inputs}
    facts = [ids[href] for href in element.inputs if href in ids]
    used = {element.variable.type_ref, *(one.variable.type_ref for one in facts)}
    used |= {one.type_ref for one in box.inputs} | {one.type_ref for one in box.outputs}
    return Sheet(
        decision=element.name,
        model=model.name,
        namespace=model.definitions.namespace,
        result=element.variable.type_ref,
        policy=f"{box.hit_policy} {box.aggregation}".strip(),
        kinds=tuple(_kind(one, model) for one in model.definitions.types if one.name in used),
        facts=tuple(_fact(one) for one in facts),
        inputs=tuple(Input(one.text.strip(), one.label, one.type_ref, one.values.strip()) for one in box.inputs),
        outputs=tuple(
            Output(one.name, one.label, one.type_ref, one.values.strip(), (one.default or "").strip())
            for one in box.outputs
        ),
        annotations=tuple(box.annotations),
        rules=_rules(box),
    )


def _rules(box: TableBox) -> tuple[Row, ...]:
    return tuple(
        Row(
            tuple(text.strip() for text in rule.inputs),
            tuple(text.strip() for text in rule.outputs),
            tuple(text.strip() for text in rule.annotations),
            "" if rule.id == f"rule-{number}" or rule.id.isdigit() else rule.id,
        )
        for number, rule in enumerate(box.rules, 1)
    )


def _fact(one: InputData) -> Fact:
    return Fact(one.name, one.variable.type_ref)


def _kind(one: ItemDefinition, model: Model) -> Kind:
    if one.components or one.is_collection or one.parameters is not None or one.constraint.strip():
        raise fail("sheet.type_too_rich", model.definitions.file, "", one.name)
    return Kind(one.name, one.type_ref, one.allowed.strip())
