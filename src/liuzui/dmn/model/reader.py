"""Reading a model file: DMN 1.1 to 1.5 by their namespaces; later ones are read with a warning."""

from liuzui.dmn.diagnostics import LIMITS, WARNING, Diagnostic, Limits, ModelError, Place
from liuzui.dmn.feel.names import normal
from liuzui.dmn.model.boxed import FunctionBox, Variable
from liuzui.dmn.model.elements import (
    DecisionElement,
    Definitions,
    Import,
    InputData,
    ItemDefinition,
    KnowledgeModel,
    Service,
)
from liuzui.dmn.model.expressions import expression_in, function_of, text_in, variable_of
from liuzui.dmn.model.xml import Element, parse_xml

VERSIONS = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}


def read_definitions(
    data: bytes, file: str = "", limits: Limits = LIMITS
) -> tuple[Definitions, tuple[Diagnostic, ...]]:
    """The model of a file's bytes and findings about it; raises ModelError when it is no DMN at all."""
    document = parse_xml(data, file, limits)
    root = document.root
    place = Place(file=file)
    if root.local != "definitions":
        raise ModelError((Diagnostic("dmn.not_dmn", {"tag": root.tag[:60]}, place),))
    found: tuple[Diagnostic, ...] = ()
    if root.namespace not in VERSIONS:
        found = (Diagnostic("dmn.namespace", {"namespace": root.namespace[:120]}, place, severity=WARNING),)
    definitions = Definitions(root.get("name"), root.get("namespace"), file, document)
    definitions.language = root.get("expressionLanguage")
    definitions.imports = [_import(one) for one in root.elements("import")]
    definitions.types = [_item(one) for one in root.elements("itemDefinition")]
    definitions.inputs = [_input(one) for one in root.elements("inputData")]
    definitions.decisions = [_decision(one) for one in root.elements("decision")]
    definitions.knowledge = [_knowledge(one) for one in root.elements("businessKnowledgeModel")]
    definitions.services = [_service(one) for one in root.elements("decisionService")]
    return definitions, found


def _import(element: Element) -> Import:
    return Import(
        normal(element.get("name")), element.get("namespace"), element.get("locationURI"), element.get("importType")
    )


def _child_text(element: Element, name: str) -> str:
    child = element.first(name)
    return child.text().strip() if child is not None else ""


def _item(element: Element) -> ItemDefinition:
    function = element.first("functionItem")
    parameters: list[Variable] | None = None
    if function is not None:
        parameters = [variable_of(one) for one in function.elements("parameters")]
    return ItemDefinition(
        normal(element.get("name")),
        _child_text(element, "typeRef") or element.get("typeRef"),
        [_item(one) for one in element.elements("itemComponent")],
        element.get("isCollection") in ("true", "1"),
        text_in(element.first("allowedValues")),
        text_in(element.first("typeConstraint")),
        parameters,
        function.get("outputTypeRef") if function is not None else "",
    )


def _base(element: Element) -> tuple[str, str, Variable, int, str]:
    name = normal(element.get("name"))
    variable = variable_of(element.first("variable"), name)
    return element.get("id"), name, variable, element.line, _child_text(element, "description")


def _references(element: Element, requirement: str, kind: str) -> list[str]:
    found = (one.first(kind) for one in element.elements(requirement))
    return [one.get("href") for one in found if one is not None]


def _input(element: Element) -> InputData:
    return InputData(*_base(element))


def _decision(element: Element) -> DecisionElement:
    return DecisionElement(
        *_base(element),
        _references(element, "informationRequirement", "requiredInput"),
        _references(element, "informationRequirement", "requiredDecision"),
        _references(element, "knowledgeRequirement", "requiredKnowledge"),
        expression_in(element),
        _child_text(element, "question"),
    )


def _knowledge(element: Element) -> KnowledgeModel:
    logic = element.first("encapsulatedLogic")
    function: FunctionBox | None = function_of(logic) if logic is not None else None
    if function is not None and logic is not None:
        function.type_ref = logic.get("typeRef")
    return KnowledgeModel(*_base(element), _references(element, "knowledgeRequirement", "requiredKnowledge"), function)


def _service(element: Element) -> Service:
    def hrefs(name: str) -> list[str]:
        return [one.get("href") for one in element.elements(name)]

    return Service(
        *_base(element),
        hrefs("outputDecision"),
        hrefs("encapsulatedDecision"),
        hrefs("inputDecision"),
        hrefs("inputData"),
    )
