"""Boxed expressions (7.3, 8.3, 10.5) as read, before they are compiled. `cell` says where inside the element."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Boxed:
    """Any boxed expression; `type_ref` names its type, `id` is its identifier in the file."""

    cell: str = field(default="", kw_only=True)
    type_ref: str = field(default="", kw_only=True)
    id: str = field(default="", kw_only=True)


@dataclass(slots=True, eq=False)
class LiteralExpression(Boxed):
    """FEEL text."""

    text: str
    language: str = ""


@dataclass(slots=True, eq=False)
class Variable:
    """An information item: a name and its type."""

    name: str
    type_ref: str = ""


@dataclass(slots=True, eq=False)
class ContextBox(Boxed):
    """Named entries in order; an entry without a variable is the result."""

    entries: list[tuple[Variable | None, Boxed]]


@dataclass(slots=True, eq=False)
class ListBox(Boxed):
    """A list of expressions."""

    items: list[Boxed]


@dataclass(slots=True, eq=False)
class RelationBox(Boxed):
    """Rows under named columns."""

    columns: list[Variable]
    rows: list[list[Boxed]]


@dataclass(slots=True, eq=False)
class InvocationBox(Boxed):
    """A function and its arguments by name."""

    function: Boxed | None
    bindings: list[tuple[str, Boxed | None]]


@dataclass(slots=True, eq=False)
class FunctionBox(Boxed):
    """A function definition; `kind` is FEEL, Java or PMML."""

    parameters: list[Variable]
    body: Boxed | None
    kind: str = "FEEL"


@dataclass(slots=True, eq=False)
class ConditionalBox(Boxed):
    """if, then, else."""

    condition: Boxed | None
    then: Boxed | None
    otherwise: Boxed | None


@dataclass(slots=True, eq=False)
class FilterBox(Boxed):
    """A collection and the condition its items must meet."""

    collection: Boxed | None
    match: Boxed | None


@dataclass(slots=True, eq=False)
class IteratorBox(Boxed):
    """for, some or every over a collection; `kind` says which."""

    kind: str
    variable: str
    collection: Boxed | None
    body: Boxed | None


@dataclass(slots=True, eq=False)
class InputClause:
    """A column of conditions: what is tested, and which values are expected."""

    text: str
    label: str = ""
    type_ref: str = ""
    values: str = ""


@dataclass(slots=True, eq=False)
class OutputClause:
    """A column of results."""

    name: str = ""
    label: str = ""
    type_ref: str = ""
    values: str = ""
    default: str | None = None


@dataclass(slots=True, eq=False)
class RuleRow:
    """One rule: its cells, its results, its annotations."""

    inputs: list[str]
    outputs: list[str]
    annotations: list[str] = field(default_factory=list)
    id: str = ""
    description: str = ""


@dataclass(slots=True, eq=False)
class TableBox(Boxed):
    """A decision table."""

    inputs: list[InputClause]
    outputs: list[OutputClause]
    rules: list[RuleRow]
    hit_policy: str = "UNIQUE"
    aggregation: str = ""
    output_label: str = ""
    annotations: list[str] = field(default_factory=list)
