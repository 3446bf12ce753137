"""Boxed expressions as closures (10.2.1, 10.5)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from liuzui.dmn.diagnostics import Place
from liuzui.dmn.feel.compiler.access import select
from liuzui.dmn.feel.compiler.control import elements
from liuzui.dmn.feel.invocation import call_named
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser.inference import element_type, entries_of
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.functions import Function, Parameter
from liuzui.dmn.feel.semantics.types import ANY, FunctionType, Type, bare, context_of, function_of, list_of
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.model.boxed import (
    Boxed,
    ConditionalBox,
    ContextBox,
    FilterBox,
    FunctionBox,
    InvocationBox,
    IteratorBox,
    ListBox,
    LiteralExpression,
    RelationBox,
    TableBox,
)
from liuzui.dmn.model.texts import NOTHING, Compiled, conforming, expression
from liuzui.dmn.model.unit import Unit
from liuzui.dmn.tables.compile import compile_table


@dataclass(frozen=True, slots=True)
class Site:
    """What a boxed expression stands in: its model, the names in scope, its place."""

    unit: Unit
    names: Names
    place: Place

    def inner(self, names: Names) -> "Site":
        """The same place with an inner scope."""
        return Site(self.unit, names, self.place)


def compile_boxed(boxed: Boxed | None, site: Site) -> Compiled:
    """The closure of a boxed expression; a missing one is null."""
    if boxed is None:
        return NOTHING
    here = Site(site.unit, site.names, Place(site.place.file, site.place.element, boxed.cell))
    return _RULES[type(boxed)](boxed, here)


def _literal(boxed: LiteralExpression, site: Site) -> Compiled:
    if not boxed.text.strip():
        return NOTHING
    return expression(site.unit, boxed.text, site.names, site.place)


def _context(boxed: ContextBox, site: Site) -> Compiled:
    names = Names({}, site.names)
    inner = site.inner(names)
    entries: list[tuple[str | None, Callable[[Scope], Any], bool]] = []
    types: dict[str, Type] = {}
    result: Type | None = None
    for variable, value in boxed.entries:
        if variable is None or not variable.name:
            compiled = compile_boxed(value, inner)
            entries.append((None, compiled.run, False))
            result = compiled.type
            continue
        declared = site.unit.resolve(variable.type_ref, site.place)
        if isinstance(value, FunctionBox):
            names.add(variable.name, None)
        compiled = compile_boxed(value, inner)
        types[variable.name] = declared if declared != ANY else compiled.type or ANY
        names.add(variable.name, types[variable.name])
        site.unit.members.add(variable.name)
        place = Place(site.place.file, site.place.element, value.cell)
        checked = conforming(compiled.run, _value_type(declared), place)
        entries.append((variable.name, checked, isinstance(value, FunctionBox)))
    has_result = any(name is None for name, _, _ in entries)
    return Compiled(_context_run(entries), result if has_result else context_of(types))


def _value_type(declared: Type) -> Type:
    return ANY if isinstance(bare(declared), FunctionType) else declared


def _context_run(entries: list[tuple[str | None, Callable[[Scope], Any], bool]]) -> Callable[[Scope], object]:
    def run(scope: Scope) -> object:
        inner, record = dict(scope), {}
        for name, closure, is_function in entries:
            value = closure(inner)
            if name is None:
                return value
            inner[name] = record[name] = value
            if is_function and isinstance(value, Function):
                value.bind[name] = value
        return record

    return run


def _list(boxed: ListBox, site: Site) -> Compiled:
    items = [compile_boxed(one, site) for one in boxed.items]
    closures = [one.run for one in items]
    known = items[0].type if items else None
    return Compiled(lambda scope: [one(scope) for one in closures], list_of(known) if known is not None else None)


def _relation(boxed: RelationBox, site: Site) -> Compiled:
    names = [one.name for one in boxed.columns]
    for name in names:
        site.unit.members.add(name)
    rows = [[compile_boxed(one, site) for one in row] for row in boxed.rows]
    closures = [[one.run for one in row] for row in rows]
    types = {name: one.type or ANY for name, one in zip(names, rows[0] if rows else [], strict=False)}

    def run(scope: Scope) -> object:
        return [{name: one(scope) for name, one in zip(names, row, strict=False)} for row in closures]

    return Compiled(run, list_of(context_of(types)))


def _invocation(boxed: InvocationBox, site: Site) -> Compiled:
    function = compile_boxed(boxed.function, site)
    bindings = [(name, compile_boxed(value, site).run) for name, value in boxed.bindings]
    known = function.type.result if isinstance(function.type, FunctionType) else None

    def run(scope: Scope) -> object:
        target = function.run(scope)
        given = {name: value(scope) for name, value in bindings}
        if isinstance(target, Function):
            try:
                return call_named(target, given, scope)
            except FeelError as error:
                runtime_of(scope).record(error.code, None, **error.params)
        elif target is not None:
            runtime_of(scope).record("feel.not_function", None, name="", kind=kind(target))
        return None

    return Compiled(run, known)


def _function(boxed: FunctionBox, site: Site) -> Compiled:
    parameters = [Parameter(one.name, site.unit.resolve(one.type_ref, site.place)) for one in boxed.parameters]
    names = Names({one.name: one.type if one.type != ANY else None for one in parameters}, site.names)
    body = external(site) if boxed.kind != "FEEL" else compile_boxed(boxed.body, site.inner(names))
    declared = site.unit.resolve(boxed.type_ref, site.place)
    result = result_type(declared)
    run = conforming(body.run, result, site.place)
    known = function_of(tuple(one.type for one in parameters), result if result != ANY else body.type or ANY)
    return Compiled(lambda scope: Function(parameters, run, dict(scope), known.result), known)


def result_type(declared: Type) -> Type:
    """The result a function's type gives; a declared type that is no function type is the result itself."""
    inner = bare(declared)
    return inner.result if isinstance(inner, FunctionType) else declared


def external(site: Site) -> Compiled:
    """The body of an external function: refused."""
    place = site.place

    def run(scope: Scope) -> object:
        runtime = runtime_of(scope)
        outer, runtime.place = runtime.place, place
        runtime.record("feel.external")
        runtime.place = outer
        return None

    return Compiled(run)


def _conditional(boxed: ConditionalBox, site: Site) -> Compiled:
    parts = [compile_boxed(one, site) for one in (boxed.condition, boxed.then, boxed.otherwise)]
    condition, then, otherwise = (one.run for one in parts)
    return Compiled(lambda scope: then(scope) if condition(scope) is True else otherwise(scope), parts[1].type)


def _filter(boxed: FilterBox, site: Site) -> Compiled:
    collection = compile_boxed(boxed.collection, site)
    entries = entries_of(collection.type)
    item = {"item": element_type(collection.type), **(entries if entries is not None else site.unit.members.entries)}
    match = compile_boxed(boxed.match, site.inner(Names(item, site.names))).run

    def run(scope: Scope) -> object:
        value = collection.run(scope)
        if value is None:
            return None
        return select(value if isinstance(value, list) else [value], match, scope, None, 0)

    return Compiled(run, collection.type)


def _iterator(boxed: IteratorBox, site: Site) -> Compiled:
    collection = compile_boxed(boxed.collection, site)
    names = Names({boxed.variable: element_type(collection.type)}, site.names)
    if boxed.kind == "for":
        names.add("partial")
    body = compile_boxed(boxed.body, site.inner(names))
    finish = _FINISHERS[boxed.kind]

    def run(scope: Scope) -> object:
        spend = runtime_of(scope).spend
        inner = dict(scope)
        results: list[object] = []
        try:
            for one in elements(collection.run(scope)):
                spend(1 + (len(results) >> 4))
                inner[boxed.variable], inner["partial"] = one, list(results)
                results.append(body.run(inner))
        except FeelError as error:
            runtime_of(scope).record(error.code, None, **error.params)
            return None
        return finish(results)

    known = list_of(body.type) if boxed.kind == "for" and body.type is not None else None
    return Compiled(run, known)


def _quantified(results: list[object], decisive: bool) -> bool | None:
    if any(one is decisive for one in results):
        return decisive
    return (not decisive) if all(one is (not decisive) for one in results) else None


_FINISHERS: dict[str, Callable[[list[object]], object]] = {
    "for": lambda results: results,
    "some": lambda results: _quantified(results, True),
    "every": lambda results: _quantified(results, False),
}


def _table(boxed: TableBox, site: Site) -> Compiled:
    return compile_table(boxed, site.unit, site.names, site.place)


_RULES: dict[type, Callable[[Any, Site], Compiled]] = {
    LiteralExpression: _literal,
    ContextBox: _context,
    ListBox: _list,
    RelationBox: _relation,
    InvocationBox: _invocation,
    FunctionBox: _function,
    ConditionalBox: _conditional,
    FilterBox: _filter,
    IteratorBox: _iterator,
    TableBox: _table,
}
