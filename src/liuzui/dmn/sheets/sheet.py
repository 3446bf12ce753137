"""One decision table as plain texts: what DMN, CSV and Excel files have in common."""

from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import Diagnostic, ModelError, Param, Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A named type: its base and the values it allows."""

    name: str
    base: str
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An input of the decision."""

    name: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A column of conditions."""

    text: str
    label: str = ""
    type: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A column of results."""

    name: str = ""
    label: str = ""
    type: str = ""
    values: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One rule."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A decision table with all that is needed to make it again."""

    decision: str
    model: str = ""
    namespace: str = ""
    result: str = ""
    policy: str = "UNIQUE"
    kinds: tuple[Kind, ...] = ()
    facts: tuple[Fact, ...] = ()
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    annotations: tuple[str, ...] = ()
    rules: tuple[Row, ...] = field(default=())


def fail(code: str, file: str, cell: str = "", element: str = "", **params: Param) -> ModelError:
    """A finding of a sheet, with its file, decision and cell."""
    return ModelError((Diagnostic(code, params, Place(file, element, cell)),))


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from 0.

    >>> cell_name(0, 0), cell_name(9, 27)
    ('A1', 'AB10')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
