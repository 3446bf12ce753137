"""Masks keep what is needed to recognise someone and nothing else."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.shell import masking


def test_the_examples_hold() -> None:
    assert doctest.testmod(masking).failed == 0


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王", "王*"), ("王花", "王*"), ("司马光", "司马*"), ("司马", "司*"), ("阿依古丽·买买提", "阿*******"), ("", "")],
)
def test_names_are_masked(name: str, masked: str) -> None:
    assert masking.mask_name(name) == masked


@given(st.from_regex(r"\d{17}[\dX]", fullmatch=True))
def test_a_masked_id_hides_birthday_and_order(number: str) -> None:
    masked = masking.mask_id(number)
    assert len(masked) == 18
    assert masked[4:14] == "*" * 10


@given(st.text(st.characters(exclude_characters="*"), max_size=40))
def test_masks_never_show_a_whole_value_of_any_length(text: str) -> None:
    for mask in (masking.mask_id, masking.mask_phone):
        assert mask(text) != text or not text


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("山西省运城市新绛县古交镇周流村二组5号", "山西省运城市新绛县古交镇周流村***"),
        ("新绛县龙兴镇府君庙社区3号楼2单元", "新绛县龙兴镇府君庙社区***"),
        ("新绛县龙兴镇", "新绛县龙兴镇"),
        ("某处", "***"),
        ("", "***"),
    ],
)
def test_addresses_end_at_the_village(address: str, masked: str) -> None:
    assert masking.mask_address(address) == masked
