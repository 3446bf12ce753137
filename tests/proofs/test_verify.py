"""`liuzui verify FILE`: offline, without Django, one line about what is wrong, whatever the file holds."""

import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from liuzui.config.cli import main
from liuzui.config.cli.verdicts import LINES
from liuzui.ledger.domain import compact
from tests.proofs.log import OPEN_AT, T0, Log, drawn, introduction, raw

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data"))


def is_proof(path):
    """By its content: an inclusion or consistency proof that says whether it must fail."""
    told = path.read_bytes() if path.stat().st_size < 100_000 else b""
    return b'"wantErr"' in told and (b'"leafIdx"' in told or b'"size1"' in told)


PROOFS = sorted(path for path in DATA.rglob("*.json") if is_proof(path))


@pytest.fixture
def log():
    log = Log()
    for n in range(9):
        log.add("case:1", "case.happened", {"n": n})
    return log


@pytest.fixture
def verify(tmp_path, capsys, log):
    def verify(content, *words, key=True):
        file = tmp_path / "proof.json"
        file.write_bytes(content if isinstance(content, bytes) else raw(content))
        code = main(["verify", str(file), *(["--key", log.public.hex()] if key else []), *words])
        return code, capsys.readouterr().out

    return verify


def failed(outcome, code):
    """Exit code 1 and one line, the one of this verdict."""
    return outcome[0] == 1 and outcome[1].count("\n") == 1 and outcome[1].startswith(LINES[code][0])


def test_no_django_is_imported_not_even_for_a_draw(tmp_path, log):
    file = tmp_path / "draw.json"
    file.write_bytes(raw(drawn(log)))
    script = (
        "import sys; from liuzui.config.cli import main\n"
        f"code = main(['verify', {str(file)!r}, '--key', {log.public.hex()!r}])\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'yaml', 'psycopg', 'sqlite3')])\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]"), done.stderr


def test_what_holds_is_said_to_hold(verify, log):
    file = drawn(log)
    for one, code in ((file, "draw_file.ok"), (file["transcript"], "transcript.ok"), (log.receipt(3), "receipt.ok")):
        done, out = verify(one)
        assert (done, out.startswith(LINES[code][0])) == (0, True), out
    assert verify(log.consistency(4, 9))[0] == 0
    assert verify(f"https://x.cn/R/{compact.packed(log.receipt(3))}".upper().encode())[0] == 0


@pytest.mark.skipif(not PROOFS, reason=f"no proof files under {DATA}")
@pytest.mark.parametrize("path", PROOFS, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_proof_file_of_others_is_accepted_or_rejected_as_it_says(verify, path):
    done, out = verify(path.read_bytes(), key=False)
    assert done == int(json.loads(path.read_bytes())["wantErr"]), out
    assert out.count("\n") == 1


CHANGES = {
    "receipt.altered": lambda r, _: r["event"].update(actor="x"),
    "receipt.wrong_position": lambda r, _: r.update(position=r["position"] - 1),
    "receipt.wrong_head": lambda r, _: r["head"].update(root="00" * 32),
    "receipt.future_head": lambda r, log: r.update(log.receipt(3, at=datetime.now(UTC) + timedelta(days=1))),
    "receipt.wrong_proof": lambda r, _: r["proof"].pop(),
    "receipt.malformed": lambda r, _: r.pop("proof"),
    "receipt.other_thing": lambda r, _: r.clear(),
}


@pytest.mark.parametrize("code", list(CHANGES))
def test_a_wrong_receipt_is_explained_in_one_line(verify, log, code):
    receipt = json.loads(raw(log.receipt(3)))
    CHANGES[code](receipt, log)
    assert failed(verify(receipt), code)


@pytest.mark.parametrize("part", ["event", "position", "proof", "head"])
@pytest.mark.parametrize("value", [None, [], {}, "x", ["zz"], 1.0, True], ids=repr)
def test_the_part_of_a_receipt_that_is_missing_or_garbled_is_named(verify, log, part, value):
    receipt = json.loads(raw(log.receipt(3)))
    garbled = {**receipt, part: value}
    if value == 1.0:
        garbled.pop(part)
    done, out = verify(garbled)
    told = LINES["receipt.wrong_proof" if (part, value) == ("proof", []) else f"part.{part}"]
    assert (done, out.count("\n"), told[1] in out) == (1, 1, True), out


@pytest.mark.parametrize("content", [b"[]", b"[1, 2]", b"null", b"5", b'"x"', b"{}", b'{"a": 1}'])
def test_what_is_no_proof_at_all_is_called_so(verify, content):
    assert failed(verify(content), "receipt.other_thing")


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--key", "zz"], "--key"), (["--mirror", "/nowhere.json"], "mirror"), (["--mirror", __file__], "mirror")],
)
def test_a_wrong_key_and_a_wrong_mirror_are_told_apart_in_both_languages(log, tmp_path, capsys, words, told):
    file = tmp_path / "proof.json"
    file.write_bytes(raw(log.receipt(3)))
    assert main(["verify", str(file), *words]) == 2
    line = capsys.readouterr().err
    assert told in line
    assert (" · " in line, line.count("\n")) == (True, 1)


def test_a_file_that_is_not_there_is_called_so(log, capsys):
    assert main(["verify", "/nowhere.json", "--key", log.public.hex()]) == 2
    assert capsys.readouterr().err.startswith("读不出文件 · the file cannot be read: No such file")


def test_a_receipt_of_another_log_is_signed_by_an_unknown_key(verify):
    other = Log(2)
    other.add("case:1", "case.happened", {"n": 1})
    assert failed(verify(other.receipt(0)), "receipt.unknown_key")


def test_without_any_key_it_says_where_to_get_one(verify, log, monkeypatch):
    monkeypatch.delenv("LIUZUI_LOG_KEY", raising=False)
    assert verify(log.receipt(3), key=False)[0] == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xef\xbb\xbf{}", "byte_order_mark"),
        (b'["ab"' + b',"ab"' * 6_000_000 + b"]", "too_many_values"),
        (b'{"event": {"uid": ', "not_json"),
        (b"\xff\xfe{", "not_utf8"),
        (b"[" * 100_000, "too_deep"),
        (b"[" * 2_000_000, "too_many_lists"),
        (b'{"position": NaN}', "not_whole"),
        (b'{"position": 1.5}', "not_whole"),
        (b'{"position": 1, "position": 2}', "key_twice"),
        (b'{"position": ' + b"9" * 10_000 + b"}", "not_json"),
        (b" " * 100_000_000, "too_long"),
        (b"https://x.cn/R/AAAAAAAAAAAAAAAA", "damaged_code"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said_in_one_line(verify, content, why):
    done, out = verify(content)
    assert (done, out.count("\n")) == (1, 1)
    assert LINES[f"unreadable.{why}"][1] in out


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(verify, log, cut):
    content = raw(drawn(log))
    assert failed(verify(content[: int(len(content) * cut)]), "receipt.unreadable")


def test_reordered_and_doubled_steps_of_a_draw_are_refused(verify, log):
    file = drawn(log)
    first, second, third, fourth = file["history"]
    for steps in ([second, first, third, fourth], [first, first, second, third, fourth], [first, third, fourth]):
        assert failed(verify({**file, "history": steps}), "draw_file.out_of_order")
    assert failed(verify({**file, "history": [first, second, third]}), "draw_file.unfinished")
    assert failed(verify({**file, "history": []}), "draw_file.unfinished")


def test_a_pool_sealed_too_late_or_an_entropy_too_early_is_noticed(verify, log):
    assert failed(verify(drawn(log, open_at=T0 + timedelta(minutes=30))), "draw_file.sealed_too_late")


def test_an_entropy_typed_in_before_its_time_is_noticed(verify, log):
    assert failed(verify(drawn(log, open_at=OPEN_AT + timedelta(seconds=1))), "draw_file.entropy_too_early")


def test_another_entropy_than_the_one_on_record_is_noticed(verify, log):
    assert failed(verify(drawn(log, value="06 12 13 22 31 33 + 07")), "draw_file.other_entropy")


def test_a_transcript_of_another_draw_is_noticed(verify, log):
    other = Log()
    mine, file = drawn(log), json.loads(raw(drawn(other)))
    file["transcript"]["public"]["subject"] = "draw:another"
    assert failed(verify({**mine, "transcript": file["transcript"]}), "transcript.altered")
    assert failed(verify({**mine, "transcript": log.receipt(3)}), "transcript.malformed")


def test_an_altered_result_is_noticed(verify, log):
    file = json.loads(raw(drawn(log)))
    stratum = file["transcript"]["public"]["output"]["strata"][0]
    stratum["selected"][0] = "企业039" if stratum["selected"][0] != "企业039" else "企业038"
    assert failed(verify(file), "transcript.altered")
    assert failed(verify(file["transcript"]), "transcript.altered")


def test_a_confidential_draw_is_computed_again_once_it_is_opened(verify, log):
    file = drawn(log, closed=frozenset({"input.pool", "output.strata"}))
    assert verify(file)[0] == 0
    opened = file["transcript"].pop("opened")
    assert failed(verify(file), "transcript.closed")
    opened["output.strata"][0]["value"]["selected"].reverse()
    file["transcript"]["opened"] = opened
    assert failed(verify(file), "transcript.wrong_opening")


def test_a_receipt_of_the_next_key_holds_when_its_introduction_does(verify, log):
    new = Log(2)
    new.events = log.events
    told = introduction(log, new, from_size=5, until=OPEN_AT + timedelta(days=30))
    assert verify({**new.receipt(3), "introductions": [told]})[0] == 0
    assert failed(verify(new.receipt(3)), "receipt.unknown_key")
    assert failed(verify({**new.receipt(3, size=4), "introductions": [told]}), "receipt.key_too_early")
    told["signatures"]["old"] = told["signatures"]["new"]
    assert failed(verify({**new.receipt(3), "introductions": [told]}), "receipt.wrong_introduction")


def test_a_witness_knows_another_event_at_the_place(verify, log, tmp_path):
    from liuzui.config.cli.witness import save
    from liuzui.ledger.domain.leaf import leaf_of
    from liuzui.ledger.domain.mirror import Mirror

    leaves = [leaf_of(event) for event in log.events]
    keys = {log.head()["key_id"]: log.public}
    mirror = tmp_path / "mirror.json"
    save(mirror, Mirror(leaves, 9, log.root(9), keys))
    assert verify(log.receipt(3), "--mirror", str(mirror), key=False)[0] == 0
    leaves[3] = b"\x01" * 32
    save(mirror, Mirror(leaves, 9, log.root(9), keys))
    assert failed(verify(log.receipt(3), "--mirror", str(mirror), key=False), "receipt.other_history")


@pytest.mark.parametrize(
    "content",
    [b'"' + b"x" * 99_999_998 + b'"', b'["ab"' + b',"ab"' * 6_700_000 + b"]", b"[" + b"[]," * 1_000_000 + b"[]]"],
    ids=["100 MB", "strings", "lists"],
)
def test_memory_stays_bounded(tmp_path, log, content):
    file = tmp_path / "large.json"
    file.write_bytes(content)
    limit = 700_000_000
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from liuzui.config.cli import main; sys.exit(main(sys.argv[1:]))",
         "verify", str(file), "--key", log.public.hex()],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (1, 1, "")


def test_the_command_and_the_public_page_say_the_same():
    told = yaml.safe_load((ROOT / "content/national/messages/ledger/proofs.yaml").read_text())
    told.pop("proof.next")
    assert told == {code: {"zh": zh, "en": en} for code, (zh, en) in LINES.items()}


def test_every_verdict_of_the_checks_has_its_line():
    import re

    folder = ROOT / "src/liuzui/ledger/domain"
    text = "".join(path.read_text() for path in folder.rglob("*.py"))
    codes = set(re.findall(r'Verdict\("([a-z_.]+)"', text)) | set(
        re.findall(r'"((?:receipt|transcript|inclusion|consistency)\.[a-z_]+)"', text)
    )
    assert codes - {"transcript.made"} <= set(LINES)
