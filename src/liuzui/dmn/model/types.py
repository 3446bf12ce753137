"""Item definitions as types (7.3.2): references, components, collections, allowed values, function items."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from liuzui.dmn.diagnostics import LIMITS, Diagnostic, Limits, Place
from liuzui.dmn.feel.compiler import compile_tests
from liuzui.dmn.feel.evaluation import ROOT
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser import Dialect, SyntaxFault, parse_unary_tests
from liuzui.dmn.feel.runtime import SELF, Exhausted, Runtime
from liuzui.dmn.feel.semantics.comparison import any_of
from liuzui.dmn.feel.semantics.types import ALIASES, ANY, ConstrainedType, ContextType, Type, function_of, list_of
from liuzui.dmn.model.elements import ItemDefinition


@dataclass(slots=True)
class TypeTable:
    """The types one model knows: its own by name, imported ones by `import name.type`."""

    own: dict[str, ItemDefinition]
    imported: Mapping[str, "TypeTable"]
    place: Place
    limits: Limits = LIMITS
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _made: dict[str, Type] = field(default_factory=dict)

    def find(self, reference: str) -> Type | None:
        """The type a reference names, None when there is none."""
        name = reference.strip()
        if name in self.own:
            return self._own(name)
        if name in ALIASES:
            return ALIASES[name]
        for prefix, table in self.imported.items():
            if prefix and name.startswith(f"{prefix}."):
                return table.find(name[len(prefix) + 1 :])
        for prefix, table in self.imported.items():
            if not prefix and (found := table.find(name)) is not None:
                return found
        _, colon, local = name.rpartition(":")
        return self.find(local) if colon else None

    def resolve(self, reference: str, place: Place | None = None) -> Type:
        """The type of a reference; an unknown one counts as Any and is recorded."""
        if not reference.strip():
            return ANY
        found = self.find(reference)
        if found is None:
            self.diagnostics.append(Diagnostic("dmn.type_unknown", {"type": reference[:80]}, place or self.place))
        return found or ANY

    def _own(self, name: str) -> Type:
        if name not in self._made:
            entries: dict[str, Type] = {}
            shell = ContextType("context", entries)
            definition = self.own[name]
            if definition.components:
                self._made[name] = self._wrapped(definition, shell)
                entries.update((one.name, self._of(one)) for one in definition.components)
            else:
                self._made[name] = ANY  # a definition that refers to itself only
                self._made[name] = self._of(definition)
        return self._made[name]

    def _of(self, definition: ItemDefinition) -> Type:
        if definition.components:
            base: Type = ContextType("context", {one.name: self._of(one) for one in definition.components})
        elif definition.parameters is not None:
            parameters = tuple(self.resolve(one.type_ref) for one in definition.parameters)
            base = function_of(parameters, self.resolve(definition.output_ref))
        else:
            base = self.resolve(definition.type_ref)
        return self._wrapped(definition, base)

    def _wrapped(self, definition: ItemDefinition, base: Type) -> Type:
        """The base with its constraints: allowed values of each item, a type constraint of the whole."""
        wrapped = self._constrained(definition, base, definition.allowed)
        if definition.is_collection:
            wrapped = list_of(wrapped)
        if definition.constraint.strip():
            return self._constrained(definition, wrapped, definition.constraint)
        return wrapped

    def _constrained(self, definition: ItemDefinition, base: Type, text: str) -> Type:
        if not text.strip():
            return ConstrainedType(definition.name, base, _anything) if isinstance(base, ContextType) else base
        allows = allowed_by(text, self.limits)
        if isinstance(allows, Diagnostic):
            place = Place(self.place.file, definition.name, "allowed values")
            self.diagnostics.append(Diagnostic(allows.code, allows.params, place, allows.at))
            return base
        return ConstrainedType(definition.name, base, allows, text)


def _anything(_value: object) -> bool:
    return True


def allowed_by(text: str, limits: Limits = LIMITS) -> Callable[[object], bool] | Diagnostic:
    """A predicate for the unary tests of allowed values, or the finding that they cannot be read."""
    try:
        test = compile_tests(parse_unary_tests(text, Names({}, ROOT), Dialect(limits=limits)))
    except SyntaxFault as fault:
        return Diagnostic(fault.code, fault.params, at=fault.at)
    if test is None:
        return _anything

    def allows(value: object) -> bool:
        try:
            return any_of((test(value, {SELF: Runtime(limits), "?": value}),)) is True
        except (Exhausted, RecursionError):
            return False

    return allows
