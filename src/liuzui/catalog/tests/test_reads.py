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


def test_look_ups_ask_for_the_release_in_force_once(django_assert_num_queries):
    reads.item("food-business-licence")
    with django_assert_num_queries(0):
        for _ in range(3):
            reads.item("food-business-licence")
            reads.search("饭店")
            reads.message("release.has_errors", {"count": 1, "first": "x"}, "en")
            reads.calendar()


def test_before_anything_is_published_the_folder_itself_is_read_under_the_digest_it_will_have():
    from django.conf import settings

    from liuzui.catalog.reads import stored
    from liuzui.catalog.reads.folder import load

    digest = reads.current_release()
    assert digest == stored.digest_of(stored.as_json(load(settings.CONTENT, settings.COUNTY).content))
    assert reads.item("food-business-licence", digest).code == "food-business-licence"


@pytest.mark.parametrize("look_up", [reads.item, reads.agency, reads.regime, reads.remedy_text])
def test_what_a_release_does_not_have_is_an_error(look_up):
    with pytest.raises(NoSuchContent):
        look_up("nothing-of-the-kind")


@pytest.mark.parametrize("look_up", [reads.release, reads.content])
def test_a_release_that_never_was_is_an_error(look_up):
    with pytest.raises(NoSuchContent):
        look_up("0" * 64)


def test_every_agency_and_regime_of_an_item_is_there():
    for item in reads.items():
        for code in (item.authority, item.in_charge, item.supervisor):
            assert reads.agency(code).code == code
        assert reads.regime(item.regime).code == item.regime


@pytest.mark.parametrize(
    ("lang", "wanted"), [("zh-hans", "内容有 2 处错误，未发布。第一处：x"), ("en", "The content has 2 errors")]
)
def test_a_message_is_told_in_the_language_of_the_page(lang, wanted):
    assert reads.message("release.has_errors", {"count": 2, "first": "x"}, lang).startswith(wanted)
