"""The examples in the docstrings of the kernel are true."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from liuzui import kernel

MODULES = [
    module.name for module in pkgutil.walk_packages(kernel.__path__, "liuzui.kernel.") if ".tests" not in module.name
]


def test_there_are_examples_to_run():
    tests = [test for name in MODULES for test in doctest.DocTestFinder().find(import_module(name)) if test.examples]
    assert len(tests) > 15


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_a_module_is_true(name):
    assert doctest.testmod(import_module(name)).failed == 0
