"""The operator's commands about what the county keeps and hands out."""

import pytest

from liuzui.config.cli import main

pytestmark = pytest.mark.django_db


def test_the_partners_command_lists_adds_and_ends(capsys, settings):
    settings.OUTSIDE = frozenset({"127.0.0.1:9"})
    words = ["partners", "add", "city", "http://127.0.0.1:9/", "--kinds", "case.*", "--basis", "样本依据"]
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("whsec_")
    assert main(["partners", "end", "city"]) == 0
    assert main(["partners", "list"]) == 0
    assert "city\tended" in capsys.readouterr().out
    assert main(["partners", "end", "nobody"]) == 1
    assert "nobody" in capsys.readouterr().err
