"""Looking things up in a release."""

import pytest

from liuzui.catalog import reads
from liuzui.catalog.types.problem import NoSuchContent

pytestmark = pytest.mark.django_db


def test_the_food_licence_is_found_by_its_code():
    item = reads.item("food-business-licence")
    assert item.name.in_("zh-hans") == "食品经营许可（新办）"
    assert item.limits.legal.amount == 20
    assert item.limits.promised.amount == 5


def test_an_unknown_item_is_an_error():
    with pytest.raises(NoSuchContent):
        reads.item("no-such-item")


@pytest.mark.parametrize(
    "query", ["食品经营许可", "饭店", "shipin", "food", "spjyxk", "开饭店", "餐馆", "Restaurant", "我想开个饭店", "饭"]
)
def test_everyday_words_find_the_food_licence(query):
    assert reads.search(query)[0].code == "food-business-licence"


def test_the_county_counts_its_own_hours():
    calendar = reads.calendar()
    assert str(calendar.zone) == "Asia/Shanghai"
    assert len(calendar.hours) == 2


def test_an_unknown_message_raises_in_tests(settings):
    settings.CONTENT_STRICT = True
    with pytest.raises(NoSuchContent):
        reads.message("no.such.code", {}, "zh")


def test_an_unknown_message_shows_its_code_in_production(settings):
    settings.CONTENT_STRICT = False
    assert reads.message("no.such.code", {}, "zh") == "no.such.code"
