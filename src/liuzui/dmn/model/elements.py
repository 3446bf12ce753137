"""The elements of a model as read (6.3, 7.3): input data, decisions, knowledge models, services, types, imports."""

from dataclasses import dataclass, field

from liuzui.dmn.model.boxed import Boxed, FunctionBox, Variable
from liuzui.dmn.model.xml import Document


@dataclass(slots=True, eq=False)
class ItemDefinition:
    """A named type: a reference or components, perhaps a collection, perhaps constrained; or a function's type."""

    name: str
    type_ref: str = ""
    components: list["ItemDefinition"] = field(default_factory=list)
    is_collection: bool = False
    allowed: str = ""
    constraint: str = ""
    parameters: list[Variable] | None = None
    output_ref: str = ""


@dataclass(slots=True, eq=False)
class Drg:
    """An element of the requirements graph."""

    id: str
    name: str
    variable: Variable
    line: int = 0
    description: str = ""


@dataclass(slots=True, eq=False)
class InputData(Drg):
    """What comes from outside."""


@dataclass(slots=True, eq=False)
class DecisionElement(Drg):
    """A decision, the references of what it requires, and its logic."""

    inputs: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    knowledge: list[str] = field(default_factory=list)
    logic: Boxed | None = None
    question: str = ""


@dataclass(slots=True, eq=False)
class KnowledgeModel(Drg):
    """A business knowledge model: a function."""

    knowledge: list[str] = field(default_factory=list)
    logic: FunctionBox | None = None


@dataclass(slots=True, eq=False)
class Service(Drg):
    """A decision service."""

    output_decisions: list[str] = field(default_factory=list)
    encapsulated: list[str] = field(default_factory=list)
    input_decisions: list[str] = field(default_factory=list)
    input_data: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Import:
    """Another model under a name here (an empty name brings its elements in as they are)."""

    name: str
    namespace: str
    location: str = ""
    kind: str = ""


@dataclass(slots=True, eq=False)
class Definitions:
    """One model file."""

    name: str
    namespace: str
    file: str
    document: Document
    imports: list[Import] = field(default_factory=list)
    types: list[ItemDefinition] = field(default_factory=list)
    inputs: list[InputData] = field(default_factory=list)
    decisions: list[DecisionElement] = field(default_factory=list)
    knowledge: list[KnowledgeModel] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    language: str = ""

    def elements(self) -> list[Drg]:
        """All elements of the graph."""
        return [*self.inputs, *self.decisions, *self.knowledge, *self.services]
