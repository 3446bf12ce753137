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


def test_the_keys_command_lists_rotates_and_retires(capsys, settings, tmp_path):
    settings.KEYS = tmp_path
    assert main(["keys", "rotate", "--overlap", "30"]) == 0
    new, later = capsys.readouterr().out.splitlines()
    assert "in 30 days: liuzui keys retire" in later
    assert main(["keys", "list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert ("\toverlap\t" in first, second.startswith(f"{new}\tsigning\t")) == (True, True)
    assert main(["keys", "rotate"]) == 1
    assert "还没有结束" in capsys.readouterr().err
    assert main(["keys", "retire", first.split("\t")[0]]) == 0
    assert main(["keys", "retire", new]) == 1
