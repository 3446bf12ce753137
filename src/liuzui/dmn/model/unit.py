"""One model file made ready: its types, the names its texts may use, and where its elements are."""

from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import LIMITS, Diagnostic, Limits, Place
from liuzui.dmn.feel.evaluation import ROOT
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser import Dialect
from liuzui.dmn.feel.semantics.types import Type
from liuzui.dmn.model.elements import Definitions, ItemDefinition
from liuzui.dmn.model.types import TypeTable


@dataclass(slots=True, eq=False)
class Unit:
    """A model among those it imports."""

    definitions: Definitions
    limits: Limits = LIMITS
    imports: dict[str, "Unit"] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    types: TypeTable = field(init=False)
    members: Names = field(default_factory=Names)
    root: Names = field(init=False)

    def __post_init__(self) -> None:
        self.types = TypeTable({}, {}, Place(self.definitions.file), self.limits, self.diagnostics)
        self.root = ROOT

    @property
    def dialect(self) -> Dialect:
        """How texts of this model are read."""
        return Dialect(self.members, self.types.find, self.limits)

    def place(self, element: str, cell: str = "") -> Place:
        """A place in this file."""
        return Place(self.definitions.file, element, cell)

    def resolve(self, reference: str, place: Place) -> Type:
        """The type of a reference."""
        return self.types.resolve(reference, place)

    def declare(self) -> None:
        """Fill in types and member names, once the imports are known."""
        self.types.own.update({one.name: one for one in self.definitions.types})
        self.types.imported = {name: unit.types for name, unit in self.imports.items()}
        for one in self.definitions.types:
            self._members_of(one)
        for unit in self.imports.values():
            for element in unit.definitions.elements():
                self.members.add(element.variable.name or element.name)
            for name in unit.members.entries:
                self.members.add(name)

    def _members_of(self, definition: ItemDefinition) -> None:
        for one in definition.components:
            self.members.add(one.name)
            self._members_of(one)
