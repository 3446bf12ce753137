"""Every test starts without a remembered release."""

from collections.abc import Iterator

import pytest

from liuzui.catalog import reads


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    reads.forget()
    yield
    reads.forget()
