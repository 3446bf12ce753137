"""Built-in functions by their signatures: names, types, optional and repeated parameters (10.3.4)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from liuzui.dmn.feel.runtime import FeelError, Scope
from liuzui.dmn.feel.semantics.conversion import Mismatch, converted, is_instance
from liuzui.dmn.feel.semantics.functions import Function, Parameter
from liuzui.dmn.feel.semantics.types import ANY, SIMPLE, ContextType, ListType, Type, function_of, list_of
from liuzui.dmn.feel.semantics.values import KINDS, kind

_SIGNATURE = re.compile(r"([a-z ]+)\((.*)\) -> (.+)")
TypeOf = type
_LIST = list_of(ANY)
_TYPES: dict[str, Type] = {
    **SIMPLE,
    "any": ANY,
    "point": ANY,
    "list": _LIST,
    "strings": list_of(SIMPLE["string"]),
    "context": ContextType("context", {}),
    "range": Type("range"),
    "function": Type("function"),
}
_PYTHON = {name: python for python, name in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Slot:
    """One parameter of a signature."""

    name: str
    wanted: Type
    python: TypeOf | None
    optional: bool = False
    repeated: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a built-in; `run` takes the arguments, after the scope when `scoped`."""

    slots: tuple[Slot, ...]
    result: Type
    run: Callable[..., object]
    scoped: bool
    least: int
    most: int

    def accepts(self, count: int) -> bool:
        """Whether so many positional arguments fit."""
        return self.least <= count <= self.most

    def slot(self, position: int) -> Slot:
        """The parameter of the n-th argument."""
        return self.slots[min(position, len(self.slots) - 1)]

    def exact(self, values: Sequence[object]) -> bool:
        """Whether the arguments fit without conversion."""
        return all(_fits(value, self.slot(position)) for position, value in enumerate(values))

    def named(self, given: Mapping[str, object]) -> list[object] | None:
        """Named arguments in order, or None when the names do not fit; what is left out is null."""
        names = [slot.name for slot in self.slots]
        if any(name not in names for name in given) or not given:
            return None
        last = max(names.index(name) for name in given)
        needed = max(last + 1, self.least)
        return [given.get(name) for name in names[:needed]]


def _fits(value: object, slot: Slot) -> bool:
    if value is None:
        return slot.nullable
    if slot.python is not None:
        return type(value) is slot.python or (slot.python is Function and isinstance(value, Function))
    return is_instance(value, slot.wanted)


@dataclass(slots=True, eq=False)
class Builtin(Function):
    """A built-in function."""

    signatures: list[Signature] = field(default_factory=list)

    def types(self) -> list[Type]:
        """One function type for each signature."""
        return [function_of(tuple(slot.wanted for slot in one.slots), one.result) for one in self.signatures]

    def apply(self, values: Sequence[object], scope: Scope) -> object:
        """Call by position; raises FeelError outside the domain."""
        fitting = [one for one in self.signatures if one.accepts(len(values))]
        if not fitting:
            raise FeelError("feel.arguments", function=self.name, count=len(values))
        return self._first(fitting, values, scope)

    def apply_named(self, given: Mapping[str, object], scope: Scope) -> object:
        """Call by name; raises FeelError outside the domain."""
        found = [(one, values) for one in self.signatures if (values := one.named(given)) is not None]
        if not found:
            raise FeelError("feel.argument_names", function=self.name, names=", ".join(given))
        found.sort(key=lambda one: [slot.name for slot in one[0].slots][: len(given)] != list(given))
        for signature, values in found:
            if signature.exact(values):
                return _run(signature, values, scope)
        return self._first([signature for signature, _ in found], found[0][1], scope)

    def _first(self, fitting: Sequence[Signature], values: Sequence[object], scope: Scope) -> object:
        for one in fitting:
            if one.exact(values):
                return _run(one, values, scope)
        failure: FeelError | None = None
        for one in fitting:
            try:
                return _run(one, self._converted(one, values), scope)
            except Mismatch:
                position = next(n for n, value in enumerate(values) if not _fits(value, one.slot(n)))
                failure = self._mismatch(one.slot(position), values[position])
        raise failure or FeelError("feel.arguments", function=self.name, count=len(values))

    def _converted(self, signature: Signature, values: Sequence[object]) -> list[object]:
        found = []
        for position, value in enumerate(values):
            slot = signature.slot(position)
            if value is None and not slot.nullable:
                raise Mismatch("feel.type")
            fits = _fits(value, slot)
            found.append(value if fits else converted(value, slot.wanted))
            if not fits and not _fits(found[-1], slot):
                raise Mismatch("feel.type")
        return found

    def _mismatch(self, slot: Slot, value: object) -> FeelError:
        return FeelError(
            "feel.argument_type", function=self.name, parameter=slot.name, expected=str(slot.wanted), actual=kind(value)
        )


def _run(signature: Signature, values: Sequence[object], scope: Scope) -> object:
    return signature.run(scope, *values) if signature.scoped else signature.run(*values)


BUILTINS: dict[str, Builtin] = {}


def _slot(text: str) -> Slot:
    name, _, type_name = (part.strip() for part in text.partition(":"))
    nullable = type_name.endswith("?") or type_name == "any"
    type_ = _TYPES[type_name.rstrip("?")]
    python = None if isinstance(type_, ListType) and type_ != _LIST else _PYTHON.get(type_name.rstrip("?"))
    return Slot(name.rstrip("?*"), type_, python, name.endswith("?"), name.endswith("*"), nullable)


Run = Callable[..., object]


def builtin(text: str, *, scoped: bool = False) -> Callable[[Run], Run]:
    """Register a signature: `substring(string: string, length?: number) -> string`; `*` marks a repeated one."""
    match = _SIGNATURE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    name, inside, result = match.groups()
    slots = tuple(_slot(one) for one in inside.split(",")) if inside else ()
    least = sum(not slot.optional for slot in slots)
    most = 1_000_000 if slots and slots[-1].repeated else len(slots)

    def register(run: Run) -> Run:
        signature = Signature(slots, _TYPES[result], run, scoped, least, most)
        known = BUILTINS.get(name)
        if known is None:
            parameters = [Parameter(slot.name, slot.wanted) for slot in slots]
            known = BUILTINS[name] = Builtin(parameters, run, {}, signature.result, name)
        known.signatures.append(signature)
        return run

    return register


def builtin_types() -> dict[str, Type]:
    """The names of the built-in context with their types."""
    return {
        name: function_of(tuple(parameter.type for parameter in one.parameters), one.result)
        for name, one in BUILTINS.items()
    }
