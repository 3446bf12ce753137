"""Ordinary phrases for a business become standard wordings; what nobody listed still goes to an officer."""

import pytest

from liuzui.registry.domain.scope import read_scope

PHRASES = {
    "服装鞋帽零售": ["服装服饰零售", "鞋帽零售"],
    "餐饮": ["餐饮服务"],
    "网上销售": ["互联网销售（除销售需要许可的商品）"],
    "网上销售农产品": ["食用农产品零售"],
    "服装店": ["服装服饰零售"],
    "五金店": ["五金产品零售"],
    "水果蔬菜零售": ["新鲜水果零售", "新鲜蔬菜零售"],
    "理发店": ["理发服务"],
    "家具": ["家具销售"],
    "养老": ["养老服务"],
    "家政": ["家政服务"],
    "体育用品": ["体育用品及器材零售"],
}


@pytest.mark.parametrize(("said", "wordings"), PHRASES.items())
def test_an_ordinary_phrase_is_read_as_standard_wordings(lists, said, wordings):
    found = [one.match.wording and one.match.wording.text.zh for one in read_scope(said, lists.scope).lines]
    assert found == wordings


@pytest.mark.parametrize("said", ["星际旅行", "沿海货物运输", "殡葬用品研究"])
def test_what_nobody_listed_is_kept_as_typed_for_an_officer(lists, said):
    (line,) = read_scope(said, lists.scope).lines
    assert line.match.wording is None
    assert line.line.typed == said


def test_a_phrase_that_needs_a_licence_still_says_so(lists):
    for said in ("餐饮", "面馆", "宾馆", "卖酒精饮料；旅馆"):
        assert any(one.result == "licence_after" for one in read_scope(said, lists.scope).lines), said
