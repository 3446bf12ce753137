"""A spoilable copy of the content for each test, and no remembered release."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liuzui.cases.tests.conftest import file_case, town
from liuzui.catalog import reads
from liuzui.releases.tests.content import Copy

__all__ = ["content", "file_case", "town"]


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Copy]:
    reads.forget()
    yield Copy(tmp_path)
    reads.forget()
