"""Content as it is stored: one spelling, and readable for ever."""

import json

import pytest
from django.conf import settings
from pydantic import ValidationError

from liuzui.catalog.reads import stored
from liuzui.catalog.reads.folder import load_or_raise
from liuzui.kernel.canonical import canonical


@pytest.fixture(scope="module")
def text() -> str:
    return stored.as_json(load_or_raise(settings.CONTENT, settings.COUNTY))


def test_stored_text_is_canonical(text: str):
    assert canonical(json.loads(text)).decode() == text


def test_content_comes_back_as_it_was_stored(text: str):
    assert stored.as_json(stored.from_json(text)) == text


def test_every_value_is_written_out_so_that_a_new_default_cannot_change_it(text: str):
    item = next(item for item in json.loads(text)["items"] if item["code"] == "food-business-licence")
    assert item["unknown_parts"] == []
    assert item["materials"][2]["tolerated_gap"] is False


def test_content_of_an_older_schema_is_lifted(text: str, monkeypatch: pytest.MonkeyPatch):
    old = json.loads(text)
    old["county"]["title"] = old["county"].pop("portal")

    def rename(plain: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
        plain["county"]["portal"] = plain["county"].pop("title")
        return plain

    monkeypatch.setitem(stored.UPCASTERS, stored.SCHEMA - 1, rename)
    assert stored.from_json(json.dumps(old), stored.SCHEMA - 1).county.portal.zh == "新绛政务"


def test_content_that_does_not_fit_is_not_guessed_at(text: str):
    spoiled = json.loads(text)
    del spoiled["county"]["zone"]
    with pytest.raises(ValidationError):
        stored.from_json(json.dumps(spoiled))
