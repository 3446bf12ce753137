"""A seal stands where the template says, and tells of every change made after it."""

import io
import re
import stat
import threading
import zlib
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from pypdf import PdfReader, PdfWriter

from liuzui.shell.documents import Signer, seal_pdf, typeset, verify_pdf
from liuzui.shell.documents.sealkeys import certificates, key_file
from liuzui.shell.documents.tests import samples


@pytest.fixture
def sealed() -> bytes:
    return seal_pdf(typeset(samples.LICENCE), signer=samples.BUREAU, reason="颁发证照", at=samples.AT)


def test_a_sealed_file_verifies_and_names_its_seal(sealed: bytes) -> None:
    verdict = verify_pdf(sealed)
    assert verdict.intact
    assert verdict.signer == samples.BUREAU.name
    assert verdict.sealed_at == samples.AT
    assert verdict.reason == "颁发证照"
    assert verdict.sample


def test_the_seal_is_visible_and_stands_over_the_mark(sealed: bytes) -> None:
    notes = [note.get_object() for note in PdfReader(io.BytesIO(sealed)).pages[0]["/Annots"]]
    widget = next(note for note in notes if note["/Subtype"] == "/Widget")
    mark = next(note for note in notes if str(note.get("/A", {}).get("/URI", "")).endswith("#seal"))
    left, low, right, high = map(float, widget["/Rect"])
    assert left < float(mark["/Rect"][0]) < right
    assert low < float(mark["/Rect"][1]) < high
    assert "/N" in widget["/AP"]


def test_a_sealed_document_stays_wholly_tagged(sealed: bytes) -> None:
    reader = PdfReader(io.BytesIO(sealed))
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    widget = next(note for note in notes if note["/Subtype"] == "/Widget")
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    element = numbers[numbers.index(widget["/StructParent"]) + 1].get_object()
    assert element["/S"] == "/Form"
    assert element["/K"]["/Obj"].get_object() == widget
    assert widget["/TU"] == "新绛县行政审批服务管理局电子印章"
    assert element.indirect_reference in element["/P"]["/K"]


def test_a_document_without_a_mark_is_sealed_at_the_foot_of_its_last_page() -> None:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.add_blank_page(595, 842)
    writer.write(out)
    pdf = seal_pdf(out.getvalue(), signer=samples.BUREAU, reason="测试", at=samples.AT)
    assert [len(page.get("/Annots", ())) for page in PdfReader(io.BytesIO(pdf)).pages] == [0, 1]
    assert verify_pdf(pdf).intact


@pytest.mark.parametrize("spot", [200, 3000, 9000, -3000])
def test_one_changed_byte_is_seen(sealed: bytes, spot: int) -> None:
    changed = bytearray(sealed)
    changed[spot] ^= 1
    assert not verify_pdf(bytes(changed)).intact


def test_what_is_added_after_sealing_is_seen(sealed: bytes) -> None:
    assert verify_pdf(sealed + b"\n% more").code == "changed"
    writer, out = PdfWriter(io.BytesIO(sealed), incremental=True), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert verify_pdf(out.getvalue()).code == "changed"


def test_a_seal_of_somebody_else_is_a_stranger(sealed: bytes, tmp_path: Path, settings: Any) -> None:
    settings.KEYS = tmp_path / "another county"
    assert verify_pdf(sealed).code == "stranger"
    key_file(samples.BUREAU)
    assert verify_pdf(sealed).code == "stranger"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable"),
        (b"MZ\x90\x00", "unreadable"),
        (b"%PDF-1.7", "unreadable"),
        (b"%PDF-1.7\n" + b"[" * 50_000, "unreadable"),
        (b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 0>>startxref\n0\n%%EOF", "unsealed"),
    ],
)
def test_what_is_no_pdf_is_unreadable(data: bytes, code: str) -> None:
    assert verify_pdf(data).code == code


def test_a_signature_moved_to_another_file_is_seen(sealed: bytes) -> None:
    other = seal_pdf(typeset(samples.receipt()), signer=samples.BUREAU, reason="x", at=samples.AT)
    held = re.compile(rb"<([0-9A-Fa-f]{2000,})>")
    ours, theirs = held.search(sealed), held.search(other)
    assert ours is not None
    assert theirs is not None
    moved = other[: theirs.start(1)] + ours[1] + other[theirs.end(1) :]
    assert len(moved) == len(other)
    assert verify_pdf(moved).code == "changed"


def test_what_hides_in_the_room_of_the_signature_is_seen(sealed: bytes) -> None:
    end = sealed.index(b"0000000>")
    assert verify_pdf(sealed[:end] + b"00000ff>" + sealed[end + 8 :]).code == "changed"
    assert verify_pdf(sealed[:end] + b"(x) 00 >" + sealed[end + 8 :]).code == "changed"


def test_a_strangers_file_is_never_unpacked() -> None:
    bomb = zlib.compress(b" " * 2**24)
    body = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Filter/FlateDecode/Size 9/W[1 2 1]>>stream\n"
    tail = b"\nendstream\n/ByteRange [0 9 11 999]\nstartxref\n9\n%%EOF"
    with mock.patch("pyhanko.pdf_utils.reader.PdfFileReader") as reader:
        assert verify_pdf(body + bomb + tail).code == "changed"
    reader.assert_not_called()


def test_an_unsealed_file_is_told_apart() -> None:
    assert verify_pdf(typeset(samples.LICENCE)).code == "unsealed"


def test_a_key_is_private_and_stays_the_same() -> None:
    path = key_file(samples.BUREAU)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert key_file(samples.BUREAU).read_bytes() == path.read_bytes()
    assert all(b"PRIVATE" not in text for text in certificates())


def test_two_at_once_make_one_key() -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(key_file(samples.BUREAU).read_bytes())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(list(key_file(samples.BUREAU).parent.iterdir())) == 1


@pytest.mark.parametrize("code", ["", "../x", "a/b", "x" * 41, "局"])
def test_a_key_never_leaves_its_folder(code: str) -> None:
    with pytest.raises(ValueError, match="agency code"):
        key_file(Signer(code, "局"))


def test_long_and_short_names_fit_a_seal() -> None:
    for name in ("局", "新绛县" + "很长的名称" * 6 + "管理局"):
        signer = Signer("0999", name)
        pdf = seal_pdf(typeset(samples.LICENCE), signer=signer, reason="测试", at=samples.AT)
        assert verify_pdf(pdf).intact
