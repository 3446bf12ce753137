"""Reading test cases of the kit: inputs and expected results as FEEL values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from liuzui.dmn.feel.names import normal
from liuzui.dmn.feel.semantics.numbers import rounded
from liuzui.dmn.feel.temporal.literals import parse_date, parse_datetime, parse_duration, parse_temporal, parse_time
from liuzui.dmn.model.xml import Element, parse_xml

NIL = ("true", "1")


@dataclass(frozen=True, slots=True)
class Given:
    """An input of a case."""

    name: str
    namespace: str
    value: object


@dataclass(frozen=True, slots=True)
class Expected:
    """A result to compare."""

    name: str
    namespace: str
    value: object
    error: bool


@dataclass(slots=True)
class Case:
    """One test case of a model."""

    model: Path
    file: Path
    id: str
    description: str = ""
    kind: str = "decision"
    invocable: str = ""
    given: list[Given] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; raises ModelError when it is no XML."""
    root = parse_xml(path.read_bytes(), path.name).root
    if root.local != "testCases":
        return []
    name = root.first("modelName")
    model = path.parent / (name.text().strip() if name is not None else f"{path.parent.name}.dmn")
    return [_case(one, model, path) for one in root.elements("testCase")]


def _case(element: Element, model: Path, path: Path) -> Case:
    description = element.first("description")
    case = Case(model, path, element.get("id"), description.text() if description is not None else "")
    case.kind = element.get("type", "decision")
    case.invocable = element.get("invocableName")
    for one in element.elements("inputNode"):
        case.given.append(Given(normal(one.get("name")), one.get("namespace"), value_of(one)))
    for one in element.elements("resultNode"):
        expected = one.first("expected")
        value = value_of(expected) if expected is not None else None
        error = one.get("errorResult") in NIL
        case.expected.append(Expected(normal(one.get("name")), one.get("namespace"), value, error))
    return case


def _is_nil(element: Element) -> bool:
    return any(name.endswith(":nil") and value.strip() in NIL for name, value in element.attributes.items())


def value_of(element: Element) -> object:
    """The value an element of the kit's `valueType` writes."""
    value = element.first("value")
    if value is not None:
        return None if _is_nil(value) else _simple(value)
    items = element.first("list")
    if items is not None:
        return None if _is_nil(items) else [value_of(one) for one in items.elements("item")]
    components = list(element.elements("component"))
    if not components or _is_nil(element):
        return None
    return {normal(one.get("name")): value_of(one) for one in components}


def _number(text: str) -> object:
    try:
        found = Decimal(text)
        return rounded(found) if found.is_finite() else None
    except InvalidOperation:
        return None


_SIMPLE: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("decimal", "double", "float", "integer", "int", "long", "short"), _number),
    "boolean": lambda text: text in NIL,
    "date": parse_date,
    "time": parse_time,
    "dateTime": parse_datetime,
    "duration": parse_duration,
    "yearMonthDuration": parse_duration,
    "dayTimeDuration": parse_duration,
}


def _simple(element: Element) -> object:
    declared = next((value for name, value in element.attributes.items() if name.endswith(":type")), "string")
    local = declared.rpartition(":")[2]
    text = element.text()
    reader = _SIMPLE.get(local)
    if reader is not None:
        return reader(text.strip())
    return text if local == "string" else parse_temporal(text) or text


def find_cases(folder: Path) -> Iterator[tuple[Path, list[Case]]]:
    """Folders with models below a folder, each with its cases."""
    for one in sorted({path.parent for path in folder.rglob("*.dmn")}):
        cases = [case for path in sorted(one.glob("*.xml")) for case in read_cases(path)]
        if cases:
            yield one, cases
