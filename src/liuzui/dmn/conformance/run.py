"""Running cases against their models."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from liuzui.dmn.conformance.cases import Case, Expected
from liuzui.dmn.conformance.compare import agrees
from liuzui.dmn.diagnostics import Diagnostic, ModelError
from liuzui.dmn.feel.evaluation import guarded
from liuzui.dmn.feel.invocation import call_named
from liuzui.dmn.feel.runtime import SELF, FeelError, Runtime
from liuzui.dmn.feel.semantics.text import literal_of
from liuzui.dmn.model.graph import DecisionNode, Evaluation, KnowledgeNode, Node, ServiceNode
from liuzui.dmn.model.model import Model, load_files

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one case; a case passes when all its results agree."""

    case: Case
    status: str
    reason: str = ""


class Shelf:
    """Models of one folder, loaded once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.models: dict[Path, Model | ModelError | None] = {}

    def get(self, path: Path) -> Model | ModelError | None:
        """The model of a path: None when there is no file, the error when it cannot be read."""
        if path not in self.models:
            self.models[path] = self._load(path)
        return self.models[path]

    def _load(self, path: Path) -> Model | ModelError | None:
        if not path.exists():
            return None
        try:
            return load_files(path, sorted(self.folder.glob("*.dmn")))
        except ModelError as error:
            return error


def run_cases(folder: Path, cases: Iterable[Case]) -> list[Verdict]:
    """The verdicts of a folder's cases."""
    shelf = Shelf(folder)
    return [run_case(case, shelf.get(case.model)) for case in cases]


def run_case(case: Case, model: Model | ModelError | None) -> Verdict:
    """The verdict of one case."""
    if model is None:
        return Verdict(case, SKIPPED, f"no model {case.model.name}")
    if isinstance(model, ModelError):
        return Verdict(case, FAILED, str(model))
    if not case.expected:
        return Verdict(case, SKIPPED, "nothing expected")
    for expected in case.expected:
        found, diagnostics = result(case, expected, model)
        if not agrees(found, expected.value):
            notes = "; ".join(str(one) for one in diagnostics[:3])
            wanted = f"{expected.name}: {literal_of(found)} for {literal_of(expected.value)}"
            return Verdict(case, FAILED, f"{wanted} {notes}".strip())
    return Verdict(case, PASSED)


def result(case: Case, expected: Expected, model: Model) -> tuple[object, list[Diagnostic]]:
    """What the model gives for one result node."""
    runtime = model.runtime()
    try:
        value = guarded(lambda _scope: _value(case, expected, model, runtime), {}, runtime)
    except FeelError as error:
        runtime.record(error.code, None, **error.params)
        value = None
    return value, runtime.diagnostics


def _value(case: Case, expected: Expected, model: Model, runtime: Runtime) -> object:
    target = model.node(case.invocable) if case.invocable else find(model, expected.name, expected.namespace)
    if isinstance(target, DecisionNode):
        return _evaluation(case, target, model, runtime).value(target)
    if isinstance(target, KnowledgeNode | ServiceNode):
        return _invoked(case, expected, target, runtime)
    return None


def _evaluation(case: Case, target: DecisionNode, model: Model, runtime: Runtime) -> Evaluation:
    """What a case gives: by name here, under the name of an import, or to an element of a namespace."""
    named = {one.name: one.value for one in case.given if not one.namespace and one.name != target.name}
    evaluation = model.evaluation(named, runtime)
    shared = {find(model, one.name, one.namespace): one.value for one in case.given if one.namespace}
    evaluation.shared = {**evaluation.shared, **{node: value for node, value in shared.items() if node is not None}}
    return evaluation


def _invoked(case: Case, expected: Expected, target: KnowledgeNode | ServiceNode, runtime: Runtime) -> object:
    function = Evaluation(runtime).function(target)
    value = call_named(function, {one.name: one.value for one in case.given}, {SELF: runtime})
    several = isinstance(target, ServiceNode) and len(target.gives) > 1
    if several and isinstance(value, dict) and expected.name in value and expected.name != target.name:
        return value[expected.name]
    return value


def find(model: Model, name: str, namespace: str) -> Node | None:
    """An element by name, in a namespace or in the model itself, then in its imports."""
    if not namespace:
        own = model.node(name)
        if own is not None:
            return own
        named = model.input_nodes().get(name)
        if named is not None:
            return named
    for (space, _), node in model.linked.nodes.items():
        if node.element.name == name and space == (namespace or space):
            return node
    return None
