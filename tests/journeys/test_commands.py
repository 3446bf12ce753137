"""The operator's commands about what the county keeps and hands out."""

import subprocess
import sys

import pytest

from liuzui.config.cli import main
from tests.journeys.test_kill import environment

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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", [["audit"], ["keys", "list"], ["rebuild", "--check"]])
def test_a_command_on_a_database_that_is_not_ready_says_so_in_one_line(tmp_path, words):
    own = environment(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "liuzui.config.cli", *words], env=own, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("数据库连不上，或者还没有准备好（liuzui prepare） · ")


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
