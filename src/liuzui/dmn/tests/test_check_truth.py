"""Columns of true and false in the check: no gap is told where a rule covers each."""

import pytest

from liuzui.dmn.check.lines import _between


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [(None, False, None), (False, True, None), (True, None, None), (None, True, False), (False, None, True)],
)
def test_between_truths_stands_only_the_one_that_is_left(low, high, value):
    assert _between(bool, low, high) is value
