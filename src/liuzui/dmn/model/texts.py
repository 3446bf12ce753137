"""FEEL texts inside a model: parsed in their scope, compiled, with findings told by file, element and cell."""

from dataclasses import dataclass

from liuzui.dmn.diagnostics import WARNING, Diagnostic, Place
from liuzui.dmn.feel.ast import Literal, Name, Node, UnaryTests
from liuzui.dmn.feel.compiler import Closure, compile_node
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser import Dialect, SyntaxFault, parse_expression, parse_unary_tests
from liuzui.dmn.feel.parser.inference import static_type
from liuzui.dmn.feel.runtime import Scope, runtime_of
from liuzui.dmn.feel.semantics.conversion import Mismatch, converted
from liuzui.dmn.feel.semantics.types import ANY, Type
from liuzui.dmn.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Compiled:
    """A closure and what is known of the type of its values."""

    run: Closure
    type: Type | None = None
    node: Node | None = None

    @property
    def tree(self) -> Node:
        """The tree of the text; one that cannot be read counts as an unknown name."""
        return self.node if self.node is not None else Name("?")


NOTHING = Compiled(lambda _scope: None)


def expression(unit: Unit, text: str, names: Names, place: Place) -> Compiled:
    """The closure of an expression text; a faulty one gives null and says why each time."""
    dialect = unit.dialect
    try:
        node = parse_expression(text, names, dialect)
        closure = compile_node(node)
    except SyntaxFault as fault:
        return failing(unit, Diagnostic(fault.code, fault.params, place, fault.at))
    except RecursionError:
        return failing(unit, Diagnostic("feel.too_deep", {"limit": unit.limits.depth}, place))
    _report(unit, dialect, place)
    known = static_type(node, names)
    return Compiled(closure if isinstance(node, Literal) else placed(closure, place), known, node)


def tests(unit: Unit, text: str, names: Names, place: Place) -> UnaryTests | Diagnostic:
    """The tree of a cell, or the finding that it cannot be read."""
    dialect = unit.dialect
    try:
        node = parse_unary_tests(text, names, dialect)
        _report(unit, dialect, place)
        return node
    except SyntaxFault as fault:
        found = Diagnostic(fault.code, fault.params, place, fault.at)
    except RecursionError:
        found = Diagnostic("feel.too_deep", {"limit": unit.limits.depth}, place)
    unit.diagnostics.append(found)
    return found


def _report(unit: Unit, dialect: Dialect, place: Place) -> None:
    """Warn of names that nothing in scope explains; they are null when evaluated."""
    for name, at in dialect.unknown:
        unit.diagnostics.append(Diagnostic("feel.unknown_name", {"name": name[:80]}, place, at, WARNING))


def failing(unit: Unit, diagnostic: Diagnostic) -> Compiled:
    """A closure that stands for a text that cannot be read."""
    unit.diagnostics.append(diagnostic)

    def run(scope: Scope) -> object:
        runtime = runtime_of(scope)
        if len(runtime.diagnostics) < runtime.limits.diagnostics:
            runtime.diagnostics.append(diagnostic)
        return None

    return Compiled(run)


def placed(closure: Closure, place: Place) -> Closure:
    """The closure, telling findings at its place."""

    def run(scope: Scope) -> object:
        runtime = runtime_of(scope)
        outer, runtime.place = runtime.place, place
        value = closure(scope)
        runtime.place = outer
        return value

    return run


def conforming(closure: Closure, wanted: Type, place: Place) -> Closure:
    """The closure's value converted to a type; null with a finding when it cannot be (10.3.2.9.4)."""
    if wanted == ANY:
        return closure

    def run(scope: Scope) -> object:
        return conform(closure(scope), wanted, scope, place)

    return run


def conform(value: object, wanted: Type, scope: Scope, place: Place) -> object:
    """A value converted to a type, null with a finding when it cannot be."""
    try:
        return converted(value, wanted)
    except Mismatch as mismatch:
        runtime = runtime_of(scope)
        outer, runtime.place = runtime.place, place
        runtime.record(mismatch.code, None, **mismatch.params)
        runtime.place = outer
        return None
