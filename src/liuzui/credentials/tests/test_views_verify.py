"""Anyone can verify; nobody learns what is not public; no input breaks the page."""

import hashlib
import json
import os
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liuzui.credentials import reads, services
from liuzui.credentials.tests.samples import ACTOR, AT, GROUND, a_grant, issued
from liuzui.credentials.types import Holder
from liuzui.ledger.services.append import record
from liuzui.ledger.types import load
from liuzui.shell.documents import Signer, seal_pdf, typeset
from liuzui.shell.documents.tests.samples import LICENCE
from liuzui.shell.time import at as living_at

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("LIUZUI_DATA", settings.ROOT.parent / "shared" / "data"))
DOCUMENT = "140825-20261119-0107-000318-9/acceptance-2"


@pytest.fixture(autouse=True)
def _now() -> Any:
    with living_at(AT):
        yield


def page(client: Client, path: str = "/open/verify", **query: str) -> str:
    """The page's text; it always answers."""
    response = client.get(path, query)
    assert response.status_code == 200
    return response.content.decode()


def upload(client: Client, content: bytes, name: str = "x.pdf", status: int = 200) -> str:
    """What the page says of a file."""
    response = client.post("/open/verify", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == status
    return response.content.decode()


def sealed(content: Any = LICENCE, reason: str = "x") -> bytes:
    """A sealed PDF that no record knows."""
    return seal_pdf(typeset(content), signer=Signer("0107", "新绛县行政审批服务管理局"), reason=reason, at=AT)


def test_the_empty_form_asks_for_a_number_or_a_file(client: Client) -> None:
    text = page(client)
    assert 'name="number"' in text
    assert 'type="file"' in text
    assert 'id="result"' not in text


@pytest.mark.parametrize("field", ["number", "q"])
def test_a_valid_licence_is_shown_with_public_fields_only(client: Client, field: str) -> None:
    number = issued().number
    text = page(client, **{field: f" {number.lower()} "})
    for told in ("今天有效", number, "新绛县老张家常菜馆", "餐饮服务经营者", "热食类食品制售；自制饮品制售"):
        assert told in text
    assert not any(secret in text for secret in ("张三丰", "92140825MA0K12345X", "朝殿村"))


def test_the_qr_address_leads_to_the_result(client: Client) -> None:
    number = issued().number
    assert "今天有效" in page(client, f"/open/verify/{number}/")
    assert "今天有效" in page(client, number=f"http://127.0.0.1:8000/open/verify/{number}/")


def test_a_natural_person_is_masked_on_the_page(client: Client) -> None:
    person = Holder(a_grant().holder.party, "王小花", "140825199003071234", natural=True)
    text = page(client, number=issued(a_grant(holder=person)).number)
    assert "王**" in text
    assert "王小花" not in text
    assert "140825199003071234" not in text


def test_a_revoked_licence_says_so_with_day_and_basis(client: Client) -> None:
    number = issued().number
    services.revoke(number, GROUND, actor=ACTOR, at=AT)
    text = page(client, number=number)
    assert "已撤销" in text
    assert "2026-11-24" in text
    assert "行政许可法 第六十九条第二款" in text


def test_an_expired_licence_says_until_when(client: Client) -> None:
    number = issued().number
    with living_at(datetime(2031, 12, 1, tzinfo=UTC)):
        assert "有效期到 2031-11-23 为止" in page(client, number=number)


@pytest.mark.parametrize(
    "text",
    ["JY21408250000010", "' OR 1=1 --", "<script>alert(1)</script>", "😀", "\u202eJY", "a" * 10_000, "http://[", "%00"],
)
def test_what_is_not_known_is_said_plainly(client: Client, text: str) -> None:
    answer = page(client, number=text)
    assert "查无此证" in answer
    assert "<script>alert" not in answer


def test_naughty_numbers_never_break_the_page(client: Client) -> None:
    found = sorted((DATA / "security").rglob("blns.json"))
    if not found:
        pytest.skip(f"no naughty strings under {DATA}")
    for text in json.loads(found[0].read_text(encoding="utf-8")):
        assert client.get("/open/verify", {"number": text}).status_code == 200, text


def test_the_page_speaks_english(client: Client) -> None:
    number = issued().number
    client.cookies["lang"] = "en"
    text = page(client, number=number)
    for told in ("is valid today", "Catering", "Hot food; House-made drinks", "Issued by"):
        assert told in text


def test_the_issued_file_is_the_original_and_shows_the_licence(client: Client) -> None:
    number = issued().number
    pdf = reads.pdf(number)
    assert isinstance(pdf, bytes)
    text = upload(client, pdf)
    assert "是原件" in text
    assert "今天有效" in text
    assert number in text


def test_a_changed_file_is_not_believed(client: Client) -> None:
    pdf = reads.pdf(issued().number)
    assert isinstance(pdf, bytes)
    assert "文件被改过" in upload(client, pdf + b"\n% more")
    assert "文件被改过" in upload(client, pdf[:5000] + b"x" + pdf[5001:])


def test_a_sealed_file_without_a_record_is_told_apart(client: Client) -> None:
    assert "但没有发出记录" in upload(client, sealed())


def test_an_unsealed_and_a_foreign_file_are_told_apart(client: Client, tmp_path: Path) -> None:
    assert "没有电子印章" in upload(client, typeset(LICENCE))
    foreign = sealed()
    settings.KEYS = tmp_path / "another"
    assert "不是本县的印章" in upload(client, foreign)


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"%PDF-1.7 broken", b"\x00" * 100, "文本".encode()])
def test_other_files_cannot_be_read(client: Client, content: bytes) -> None:
    assert "读不出这个文件" in upload(client, content, status=422)


def test_no_file_and_an_empty_file_are_asked_for_again(client: Client) -> None:
    assert "没有可查的文件" in client.post("/open/verify").content.decode()
    assert "没有可查的文件" in upload(client, b"", status=422)


def test_a_file_over_the_limit_is_too_large(client: Client, settings: Any) -> None:
    settings.FILE_LIMIT = 10
    assert "文件超过" in upload(client, b"{" * 11, status=413)


def a_document(digest: str) -> None:
    """A record of a sealed document in the log."""
    import_module("liuzui.cases.events")  # by name: the kind is registered above this context
    event = load("document.sealed", 1, {"kind": "acceptance", "number": DOCUMENT, "digest": digest})
    record(f"case-documents:{DOCUMENT.split('/', maxsplit=1)[0]}", [(event, AT)], actor=ACTOR, at=AT)


def test_a_documents_number_shows_its_record_and_no_party(client: Client) -> None:
    a_document("ab" * 32)
    text = page(client, q=DOCUMENT)
    for told in ("本县发出过这份文书", "行政许可申请受理通知书", DOCUMENT, "ab" * 32):
        assert told in text
    assert "查无此证" not in text
    assert "本县发出过" not in page(client, q=DOCUMENT.replace("-2", "-3"))


def test_a_documents_file_is_compared_with_its_record(client: Client) -> None:
    pdf = sealed(reason=DOCUMENT)
    a_document(hashlib.sha256(pdf).hexdigest())
    assert "是原件" in upload(client, pdf)
    assert "但没有发出记录" in upload(client, sealed(reason=DOCUMENT))


def test_a_receipt_is_checked_against_the_log(client: Client) -> None:
    assert "这不是回执、计算记录、抽取或者证明" in upload(client, b"{}", "r.json")
    assert "这不是回执、计算记录、抽取或者证明" in upload(client, b"[1]", "r.json")
    assert "回执缺少内容，或者内容不合格式 — 事件 event" in upload(client, b'{"event": 1}', "r.json")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"event": NaN', "含有小数、NaN"),
        (b"{" * 100_000, "不是完整的 JSON"),
        (b"[" * 100_000, "嵌套太深"),
        (b"\xef\xbb\xbf{}", "开头有字节顺序标记"),
        (b"https://x.cn/R/AAAAAAAAAAAAAAAA", "二维码内容损坏"),
    ],
)
def test_a_proof_that_cannot_be_read_is_not_processed_and_says_why(client: Client, content: bytes, why: str) -> None:
    assert why in upload(client, content, "r.json", status=422)


def test_other_methods_are_refused(client: Client) -> None:
    assert client.delete("/open/verify").status_code == 405
    assert client.post("/open/verify/JY1/").status_code == 405
