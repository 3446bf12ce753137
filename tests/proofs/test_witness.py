"""`liuzui witness` over HTTP and the lines of `liuzui audit`: a rewritten leaf is named, garbage gets one line."""

import inspect
import re
from io import BytesIO
from pathlib import Path

import pytest

from liuzui.config.cli import main
from liuzui.config.cli.audit import LINES, told
from liuzui.ledger.models import Event
from liuzui.ledger.services.audit import Fault, audit
from liuzui.ledger.tests.writing import writing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def write():
    with writing() as write:
        yield write


def test_every_fault_of_the_audit_has_its_line_in_both_languages():
    source = Path(inspect.getfile(audit)).read_text()
    assert set(re.findall(r'"(audit\.[a-z_]+)"', source)) == set(LINES)
    assert told(Fault("audit.leaf_altered", 4, last=5)).count("4") == 2


@pytest.fixture
def witness(live_server, tmp_path, capsys):
    """Runs the command against the log's own pages; its exit code and its last line."""

    def witness(*words, url=live_server.url):
        code = main(["witness", url, "--mirror", str(tmp_path / "mirror.json"), *words])
        said = capsys.readouterr()
        return code, (said.out + said.err).strip().splitlines()[-1]

    return witness


def test_the_command_mirrors_over_http_and_names_a_rewritten_leaf_before_any_new_head(write, witness):
    write(7)
    assert witness()[0] == 0
    Event.objects.filter(position=4).update(leaf=b"\x02" * 32)
    assert witness("--quick")[0] == 0
    code, line = witness()
    assert (code, line.startswith("历史被改写"), line.endswith("leaf 4")) == (1, True, True)
    write(1)
    assert witness()[0] == 1


@pytest.mark.parametrize(
    "answer", [b"[]", b"<html>", b"[" * 100_000, b'{"keys": 1}', b'{"keys": {"x": "zz"}}', b"\xff"]
)
def test_what_is_no_log_gets_one_line_and_no_traceback(witness, monkeypatch, answer):
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: BytesIO(answer))
    code, line = witness(url="http://x.cn")
    assert (code, line.startswith("读不出日志或者镜像 · ")) == (2, True)
