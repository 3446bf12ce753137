"""A sheet as a DMN 1.3 file, which every modeller of today opens."""

import hashlib

from liuzui.dmn.model.xml import Document, Element
from liuzui.dmn.sheets.sheet import Fact, Kind, Row, Sheet

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def _element(tag: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    made = Element(tag, {name: value for name, value in attributes.items() if value})
    made.children = list(children) if text is None else [text]
    return made


def _texted(tag: str, text: str, **attributes: str) -> Element:
    return _element(tag, _element("text", text=text), **attributes)


def _optional(tag: str, text: str) -> list[Element]:
    return [_texted(tag, text)] if text else []


def to_dmn(sheet: Sheet) -> bytes:
    """The table as a DMN file in UTF-8; identifiers follow from the content, so equal sheets give equal files."""
    facts = sheet.facts or _facts_of(sheet)
    namespace = sheet.namespace or "urn:liuzui:" + _key(sheet.model or sheet.decision)
    root = _element(
        "definitions",
        *(_kind(one) for one in sheet.kinds),
        *(_fact(one) for one in facts),
        _decision(sheet, facts),
        xmlns=NAMESPACE,
        id=f"model-{_key(sheet.model or sheet.decision)}",
        name=sheet.model or sheet.decision,
        namespace=namespace,
    )
    _indent(root)
    return Document(root, [], [], {"version": "1.0", "encoding": "UTF-8"}).write()


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _facts_of(sheet: Sheet) -> tuple[Fact, ...]:
    """Where no facts are listed, each column is one."""
    named = {one.text: Fact(one.text, one.type) for one in sheet.inputs}
    return tuple(named.values())


def _kind(one: Kind) -> Element:
    return _element(
        "itemDefinition",
        _element("typeRef", text=one.base),
        *_optional("allowedValues", one.allowed),
        id=f"type-{_key(one.name)}",
        name=one.name,
    )


def _variable(owner: str, name: str, type_: str) -> Element:
    return _element("variable", id=f"variable-{owner}", name=name, typeRef=type_)


def _fact(one: Fact) -> Element:
    key = _key(one.name)
    return _element("inputData", _variable(key, one.name, one.type), id=f"fact-{key}", name=one.name)


def _decision(sheet: Sheet, facts: tuple[Fact, ...]) -> Element:
    key = _key(f"decision {sheet.decision}")
    needs = [
        _element(
            "informationRequirement",
            _element("requiredInput", href=f"#fact-{_key(one.name)}"),
            id=f"needs-{_key(one.name)}",
        )
        for one in facts
    ]
    variable = _variable(key, sheet.decision, sheet.result)
    return _element("decision", variable, *needs, _table(sheet, key), id=f"decision-{key}", name=sheet.decision)


def _table(sheet: Sheet, key: str) -> Element:
    policy, _, aggregation = sheet.policy.partition(" ")
    if policy in ("RULE", "OUTPUT"):
        policy, aggregation = sheet.policy, ""
    inputs = [
        _element(
            "input",
            _texted("inputExpression", one.text, id=f"expression-{number}", typeRef=one.type),
            *_optional("inputValues", one.values),
            id=f"input-{number}",
            label=one.label,
        )
        for number, one in enumerate(sheet.inputs, 1)
    ]
    outputs = [
        _element(
            "output",
            *_optional("outputValues", one.values),
            *_optional("defaultOutputEntry", one.default),
            id=f"output-{number}",
            name=one.name,
            label=one.label,
            typeRef=one.type,
        )
        for number, one in enumerate(sheet.outputs, 1)
    ]
    notes = [_element("annotation", name=one) for one in sheet.annotations]
    rules = [_rule(row, number) for number, row in enumerate(sheet.rules, 1)]
    return _element(
        "decisionTable", *inputs, *outputs, *notes, *rules, id=f"table-{key}", hitPolicy=policy, aggregation=aggregation
    )


def _rule(row: Row, number: int) -> Element:
    id_ = row.id or f"rule-{number}"
    return _element(
        "rule",
        *(_texted("inputEntry", text, id=f"{id_}-in-{n}") for n, text in enumerate(row.inputs, 1)),
        *(_texted("outputEntry", text, id=f"{id_}-out-{n}") for n, text in enumerate(row.outputs, 1)),
        *(_texted("annotationEntry", text) for text in row.annotations),
        id=id_,
    )


def _indent(element: Element, depth: int = 0) -> None:
    """Line breaks between elements, as a person would write it."""
    inner = [one for one in element.children if isinstance(one, Element)]
    if not inner or (len(inner) == 1 and inner[0].tag == "text"):
        return
    element.children = []
    for one in inner:
        element.children += ["\n" + "  " * (depth + 1), one]
        _indent(one, depth + 1)
    element.children.append("\n" + "  " * depth)
