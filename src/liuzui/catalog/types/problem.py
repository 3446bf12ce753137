"""What is wrong with content, and where: shown by `liuzui lint` with file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect: `code` names a message that says what is wrong and what to do; `line` counts from 1."""

    code: str
    file: str
    line: int
    params: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False

    def __str__(self) -> str:
        given = ", ".join(f"{key}={value}" for key, value in self.params.items())
        weight = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {weight}{self.code}" + (f" ({given})" if given else "")


class ContentError(Exception):
    """Content that cannot be read; carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NoSuchContent(LookupError):
    """Nothing in this release has the code asked for."""
