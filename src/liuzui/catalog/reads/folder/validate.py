"""Data of files into content types; every error becomes a problem with file, line and what to do."""

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from liuzui.catalog.reads.folder.yamldoc import Doc, Path_
from liuzui.catalog.types.problem import Problem

_CODES = {
    "missing": "content.missing_key",
    "missing_argument": "content.missing_key",
    "missing_keyword_only_argument": "content.missing_key",
    "unexpected_keyword_argument": "content.unknown_key",
    "extra_forbidden": "content.unknown_key",
    "literal_error": "content.not_a_choice",
    "string_pattern_mismatch": "content.bad_pattern",
    "date_from_datetime_parsing": "content.bad_date",
    "date_parsing": "content.bad_date",
}
_UNION_NOISE = ("Sourced", "function-", "literal[", "tuple[", "constrained-", "nullable", "str", "int", "Text", "Span")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The (cached) validator of a type."""
    return TypeAdapter(kind)


class Source:
    """The files out of which one value is made: a main file and parts, each part giving some top-level keys."""

    def __init__(self, *docs: Doc) -> None:
        self.docs = docs

    def merged(self) -> tuple[Any, tuple[Problem, ...]]:
        """The joined mapping, and a problem for each key that two parts both give."""
        if len(self.docs) == 1:
            return self.docs[0].data, ()
        whole: dict[str, Any] = {}
        problems = []
        for doc in self.docs:
            for key, value in (doc.data if isinstance(doc.data, dict) else {}).items():
                if key in whole:
                    problems.append(Problem("content.repeated_key", doc.file, doc.line((key,)), {"key": key}))
                whole[key] = value
        return whole, tuple(problems)

    def where(self, path: Path_ = ()) -> tuple[str, int]:
        """File and line of the value at `path`."""
        for doc in self.docs:
            if path and isinstance(doc.data, dict) and path[0] in doc.data:
                return doc.file, doc.line(path)
        main = self.docs[0]
        return main.file, main.line(path)


def build(kind: Any, source: Source) -> tuple[Any, tuple[Problem, ...]]:
    """A value of `kind` out of its files, or None with the problems that prevent it (none for an unreadable file)."""
    if any(doc.data is None for doc in source.docs):
        return None, ()
    data, problems = source.merged()
    try:
        value = adapter(kind).validate_json(json.dumps(data, ensure_ascii=False))
    except ValidationError as error:
        return None, problems + tuple(_problem(found, source) for found in error.errors(include_url=False))
    return value, problems


def _problem(error: Any, source: Source) -> Problem:
    path = tuple(step for step in error["loc"] if not _noise(step))
    file, line = source.where(path)
    code = _CODES.get(error["type"], "content.bad_value")
    params = {"key": ".".join(str(step) for step in path) or "-", "what": error["msg"]}
    return Problem(code, file, line, params)


def _noise(step: str | int) -> bool:
    return isinstance(step, str) and ("[" in step or step.startswith(_UNION_NOISE))
