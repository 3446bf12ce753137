"""One YAML file of content: its data, and the line of every key, so that an error can point at it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from liuzui.catalog.types.problem import Problem

Path_ = tuple[str | int, ...]


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML in which only true, false, null and plain whole numbers are not strings: no dates, octals, `no`."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~)$", "n~"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("merge", r"^<<$", "<"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@dataclass(frozen=True, slots=True)
class Doc:
    """A parsed file; `file` is its path relative to the content root."""

    file: str
    data: Any
    node: yaml.Node | None

    def line(self, path: Path_ = ()) -> int:
        """The line (from 1) of the value at `path`, or of the nearest part of the path that exists."""
        if self.node is None:
            return 1
        node, line = self.node, self.node.start_mark.line + 1
        for step in path:
            if (found := _child(node, step)) is not None:
                line, node = found
        return line


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def read(path: Path, root: Path) -> tuple[Doc, tuple[Problem, ...]]:
    """The file at `path`; problems instead of exceptions for bad YAML, bad UTF-8 and repeated keys."""
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, _Loader)
        data = _Loader("").construct_document(node) if node else None
    except UnicodeDecodeError:
        return Doc(file, None, None), (Problem("content.not_utf8", file, 1),)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or error)
        line = mark.line + 1 if mark else 1
        return Doc(file, None, None), (Problem("content.not_yaml", file, line, {"what": what}),)
    if data is None:
        return Doc(file, None, None), (Problem("content.empty_file", file, 1),)
    return Doc(file, data, node), tuple(_repeated(node, file))


def _repeated(node: yaml.Node | None, file: str) -> list[Problem]:
    found: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                found.append(Problem("content.repeated_key", file, key.start_mark.line + 1, {"key": key.value}))
            seen.add(key.value)
            found += _repeated(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            found += _repeated(value, file)
    return found
