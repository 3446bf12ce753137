"""The public face of a model: load, look, evaluate."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from liuzui.dmn.diagnostics import LIMITS, WARNING, Diagnostic, Limits, ModelError, Place
from liuzui.dmn.feel.evaluation import guarded
from liuzui.dmn.feel.invocation import call_named
from liuzui.dmn.feel.names import normal
from liuzui.dmn.feel.python import from_python
from liuzui.dmn.feel.runtime import SELF, FeelError, Runtime
from liuzui.dmn.feel.semantics.types import Type
from liuzui.dmn.model.elements import Definitions
from liuzui.dmn.model.graph import DecisionNode, Evaluation, InputNode, KnowledgeNode, Node, ServiceNode
from liuzui.dmn.model.linker import Linked, link
from liuzui.dmn.model.prepare import prepare
from liuzui.dmn.model.reader import read_definitions
from liuzui.dmn.model.xml import as_bytes

Other = bytes | Path | tuple[str, bytes]
"""A model that may be imported; with its file's name for the diagnostics."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision gives: FEEL values (numbers are Decimal), null on error, with the findings on the way."""

    value: object
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, eq=False)
class Model:
    """A linked and compiled model. Evaluation never raises; it is bounded by `limits`."""

    definitions: Definitions
    linked: Linked
    diagnostics: tuple[Diagnostic, ...]
    limits: Limits = LIMITS
    clock: Callable[[], int] = time.time_ns
    zone: str = "UTC"
    _named: dict[str, Node] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        own = self.linked.units[self.definitions.namespace]
        for node in self.linked.of(own):
            self._named.setdefault(node.element.name, node)

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.definitions.name

    @property
    def decisions(self) -> tuple[str, ...]:
        """The names of its decisions."""
        return tuple(name for name, node in self._named.items() if isinstance(node, DecisionNode))

    @property
    def services(self) -> tuple[str, ...]:
        """The names of its decision services and knowledge models: what `invoke` takes."""
        return tuple(name for name, node in self._named.items() if isinstance(node, ServiceNode | KnowledgeNode))

    @property
    def inputs(self) -> Mapping[str, Type]:
        """The names of all input data, imported ones as `import.name`, with their types."""
        return {name: node.type for name, node in self.input_nodes().items()}

    def input_nodes(self) -> dict[str, InputNode]:
        """Input data by the name facts give it."""
        own = self.linked.units[self.definitions.namespace]
        prefixes = {id(unit): name for name, unit in own.imports.items()}
        found: dict[str, InputNode] = {}
        for node in self.linked.nodes.values():
            if isinstance(node, InputNode):
                prefix = "" if node.unit is own else prefixes.get(id(node.unit), node.unit.definitions.name)
                found[f"{prefix}.{node.name}" if prefix else node.name] = node
        return found

    def node(self, name: str) -> Node | None:
        """An element of this model by its name or id."""
        return self._named.get(normal(name)) or self.linked.nodes.get((self.definitions.namespace, name))

    def runtime(self) -> Runtime:
        """A fresh budget."""
        return Runtime(self.limits, self.clock, self.zone, Place(self.definitions.file))

    def evaluation(self, facts: Mapping[str, object], runtime: Runtime) -> Evaluation:
        """An evaluation that knows the facts: input data by name (imported: `import.name` or nested), decisions too."""
        own = self.linked.units[self.definitions.namespace]
        given = _nested(facts, own.imports) if own.imports else facts
        shared: dict[Node, object] = {
            node: facts[node.name]
            for node in self.linked.nodes.values()
            if isinstance(node, InputNode) and node.unit is not own and node.name in facts
        }
        return Evaluation(runtime, given, shared)

    def evaluate(self, decision: str, facts: Mapping[str, object] | None = None) -> Outcome:
        """The value of a decision for facts; a fact not given is null."""
        node = self.node(decision)
        if not isinstance(node, DecisionNode):
            return self._unknown(decision)
        return self._run(lambda runtime: self.evaluation(facts or {}, runtime).value(node))

    def invoke(self, name: str, arguments: Mapping[str, object]) -> Outcome:
        """The result of a decision service or knowledge model for arguments by name; one left out is null."""
        node = self.node(name)
        if not isinstance(node, ServiceNode | KnowledgeNode):
            return self._unknown(name)

        def run(runtime: Runtime) -> object:
            function = Evaluation(runtime).function(node)
            given = {key: from_python(value) for key, value in arguments.items()}
            return call_named(function, given, {SELF: runtime})

        return self._run(run)

    def _unknown(self, name: str) -> Outcome:
        place = Place(self.definitions.file)
        return Outcome(None, (Diagnostic("dmn.element_unknown", {"name": name[:120]}, place),))

    def _run(self, run: Callable[[Runtime], object]) -> Outcome:
        runtime = self.runtime()
        try:
            value = guarded(lambda _scope: run(runtime), {}, runtime)
        except FeelError as error:
            runtime.record(error.code, None, **error.params)
            value = None
        return Outcome(value, tuple(runtime.diagnostics))


def _nested(facts: Mapping[str, object], imports: Iterable[str]) -> Mapping[str, object]:
    """Facts named `import.name` put under their import."""
    given = dict(facts)
    for prefix in imports:
        start = f"{prefix}."
        flat = {name[len(start) :]: value for name, value in facts.items() if prefix and name.startswith(start)}
        if flat:
            inner = given.get(prefix)
            given[prefix] = {**inner, **flat} if isinstance(inner, Mapping) else flat
    return given


def assemble(main: Definitions, others: Iterable[Definitions] = (), found: tuple[Diagnostic, ...] = ()) -> Model:
    """A model from definitions already read; definitions of one namespace twice are a finding."""
    linked = link(others, main)
    prepare(linked)
    findings = [one for unit in linked.units.values() for one in unit.diagnostics]
    return Model(main, linked, (*found, *findings))


def load(data: bytes | str | Path, others: Iterable[Other] = (), *, file: str = "", limits: Limits = LIMITS) -> Model:
    """A model from XML bytes, text or a path, with the models it may import; raises ModelError when unreadable."""
    main, found = _read(data, file, limits)
    rest = [_read(one[1], one[0], limits) if isinstance(one, tuple) else _read(one, "", limits) for one in others]
    _demand_distinct([main, *(definitions for definitions, _ in rest)])
    model = assemble(main, [definitions for definitions, _ in rest], (*found, *_same_name(main, rest)))
    model.limits = limits
    return model


def _read(data: bytes | str | Path, file: str, limits: Limits) -> tuple[Definitions, tuple[Diagnostic, ...]]:
    if isinstance(data, Path):
        return read_definitions(data.read_bytes(), file or data.name, limits)
    return read_definitions(as_bytes(data) if isinstance(data, str) else data, file, limits)


def _same_name(main: Definitions, rest: Iterable[tuple[Definitions, object]]) -> Iterator[Diagnostic]:
    """Other models of the same name: findings and facts would not tell them apart."""
    for one, _ in rest:
        if main.name and one.name == main.name:
            params = {"name": main.name[:120], "first": main.file, "second": one.file}
            yield Diagnostic("dmn.same_name", params, Place(main.file), severity=WARNING)


def _demand_distinct(models: list[Definitions]) -> None:
    seen: dict[str, Definitions] = {}
    for one in models:
        if one.namespace in seen:
            params = {"namespace": one.namespace[:120], "first": seen[one.namespace].file, "second": one.file}
            raise ModelError((Diagnostic("dmn.duplicate_model", params, Place(one.file)),))
        seen[one.namespace] = one


def load_files(main: Path, folder: Iterable[Path]) -> Model:
    """A model from a file, importing from other files; those that cannot be read are passed over."""
    others: list[Definitions] = []
    own, found = read_definitions(main.read_bytes(), main.name)
    for path in folder:
        if path == main:
            continue
        try:
            others.append(read_definitions(path.read_bytes(), path.name)[0])
        except ModelError:
            continue
    return assemble(own, [one for one in others if one.namespace != own.namespace], found)
