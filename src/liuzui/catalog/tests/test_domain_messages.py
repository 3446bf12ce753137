"""Messages are filled in, never interpreted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.catalog.domain.messages import render, slots


@pytest.mark.parametrize(
    ("template", "params", "wanted"),
    [
        ("还剩 {days} 个工作日", {"days": 3}, "还剩 3 个工作日"),
        ("{a}{b}{a}", {"a": "x", "b": "{a}"}, "x{a}x"),
        ("缺 {missing}", {}, "缺 {missing}"),
        ("{0} {} {A} {a.b} {{a}}", {"a": "x", "0": "y"}, "{0} {} {A} {a.b} {x}"),
        ("没有参数", {"a": 1}, "没有参数"),
    ],
)
def test_a_template_is_filled(template: str, params: dict[str, object], wanted: str):
    assert render(template, params) == wanted


@given(st.text(max_size=50), st.text(max_size=50))
def test_no_parameter_reaches_into_the_template(before: str, value: str):
    plain = before.replace("{", "")
    assert render(plain + "{name}", {"name": value}) == plain + value


def test_the_parameters_of_a_template_are_known():
    assert slots("{a} 和 {b_2}，{Not}") == {"a", "b_2"}
