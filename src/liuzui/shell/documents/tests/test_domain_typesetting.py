"""Documents come out whole, tagged, the same each time, and no text of a user is ever markup."""

import io
import json
import os
import re
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from liuzui.shell.documents import contracts, qr_png, qr_svg, render, typeset
from liuzui.shell.documents.contracts import CONTRACTS, Document, DocumentKind, MaterialLine
from liuzui.shell.documents.glyphs import printable
from liuzui.shell.documents.tests import samples

DATA = Path(os.environ.get("LIUZUI_DATA", settings.ROOT.parent / "shared" / "data"))


def words(pdf: bytes) -> str:
    """The text of a PDF without blanks, which typesetting moves."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def body(pdf: bytes) -> str:
    """The text without the feet of pages, which part a long paragraph."""
    return re.sub(r"办件编号.{30,120}?第\d+页共\d+页", "", words(pdf))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def with_remark(text: str) -> contracts.Receipt:
    """A receipt that holds the text in a sentence, a heading, a row and a cell."""
    line = MaterialLine(name=text, remark=text)
    written = samples.receipt(addressee=text, item=text)
    return replace(written, channel=text, submitted_by=text, materials=(line,))


def test_every_kind_has_a_contract_a_sample_and_a_template() -> None:
    assert set(CONTRACTS) == set(DocumentKind) == {sample.KIND for sample in samples.SAMPLES}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("document", samples.SAMPLES, ids=lambda document: document.KIND)
def test_a_document_is_tagged_titled_and_in_its_language(document: Document, language: str) -> None:
    reader = PdfReader(io.BytesIO(typeset(document, language=language)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert reader.metadata is not None
    assert contracts.title(document.KIND, language) in str(reader.metadata.title)
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_the_same_document_is_the_same_file() -> None:
    assert typeset(samples.receipt()) == typeset(samples.receipt())


def test_dates_are_written_out_and_instants_are_local() -> None:
    text = words(typeset(samples.receipt()))
    assert "2026年11月24日" in text
    assert "2026年11月24日10:03" in text
    assert "24November202610:03" in words(typeset(samples.receipt(), language="en"))


def test_a_refusal_tells_facts_reasons_articles_and_both_remedies() -> None:
    refusal = next(sample for sample in samples.SAMPLES if sample.KIND is DocumentKind.REFUSAL)
    text = words(typeset(refusal))
    for told in ("现场核查", "《食品安全法》第三十三条", "六十日内向新绛县人民政府申请行政复议", "六个月内依法向"):
        assert told in text


def test_a_correction_notice_invents_no_term_for_the_applicant() -> None:
    notice = next(sample for sample in samples.SAMPLES if sample.KIND is DocumentKind.CORRECTION_NOTICE)
    assert isinstance(notice, contracts.CorrectionNotice)
    assert "前提交补正材料" not in words(typeset(notice))


def test_an_unknown_time_of_service_stays_empty() -> None:
    proof = next(sample for sample in samples.SAMPLES if sample.KIND is DocumentKind.PROOF_OF_SERVICE)
    assert "签收时间—" in words(typeset(proof))


@pytest.mark.parametrize(
    "text",
    [
        '#eval("1+1") #panic("no") #sys.inputs',
        "*粗* _斜_ $x^2$ `raw` = 标题 - 项 + 项 / 词: 释 <label> @ref",
        "https://example.org/#seal \\ // 注释 /* 注 */ ~ --- ... \" ' [ ] { } ( ) ; #",
        '{"data": "} #import \\"x\\""}',
        "<script>alert(1)</script>'; DROP TABLE cases; --",
    ],
)
def test_markup_in_a_users_text_is_printed_not_run(text: str) -> None:
    assert squeezed(text) in words(typeset(with_remark(text)))


def test_a_users_text_cannot_place_a_seal() -> None:
    reader = PdfReader(io.BytesIO(typeset(with_remark("http://127.0.0.1/#seal"))))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert sum(str(link.get("/A", {}).get("/URI", "")).endswith("#seal") for link in links) == 1


def test_ten_thousand_characters_fill_pages_with_numbers() -> None:
    pdf = typeset(with_remark("很长的名称" * 2000))
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages > 3
    assert f"共{pages}页" in words(pdf)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("张三", "张三"),
        ("a\u202eb\u200b\x00\x07", "ab"),
        ("😀", "〔U+1F600〕"),
        ("م", "〔U+0645〕"),
        ("一\r\n二\t三", "一\n二 三"),
        ("e\u0301", "é"),
        ("h\u0332", "h〔U+0332〕"),
        ("𠮷", "〔U+20BB7〕"),
    ],
)
def test_what_the_fonts_lack_is_named_and_controls_are_dropped(text: str, printed: str) -> None:
    assert printable(text) == printed


@pytest.mark.parametrize("text", ["😀😀", "مرحبا بالعالم", "שלום", "\u202eabc", "\ufffe\uffff", "\x00", "", " "])
def test_odd_characters_never_stop_a_document(text: str) -> None:
    assert typeset(with_remark(text)).startswith(b"%PDF-")


def test_naughty_strings_are_all_printed() -> None:
    found = sorted((DATA / "security").rglob("blns.json"))
    if not found:
        pytest.skip(f"no naughty strings under {DATA}")
    strings = json.loads(found[0].read_text(encoding="utf-8"))
    refusal = next(sample for sample in samples.SAMPLES if isinstance(sample, contracts.Refusal))
    for start in range(0, len(strings), 40):
        chunk = strings[start : start + 40]
        text = body(typeset(replace(refusal, facts=tuple(chunk))))
        assert [one for one in chunk if squeezed(printable(one)) not in text] == []


def test_a_value_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        render("seal", {"name": 1.5, "purpose": "", "sample": True})


def test_threads_get_their_own_documents() -> None:
    wrong: list[str] = []

    def work(name: str) -> None:
        if any(name not in words(typeset(samples.receipt(addressee=name))) for _ in range(5)):
            wrong.append(name)

    threads = [threading.Thread(target=work, args=(f"第{n}饭店",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_qr_code_is_drawn_in_both_forms() -> None:
    assert qr_svg("http://127.0.0.1:8000/").startswith("<svg")
    assert qr_png("http://127.0.0.1:8000/").startswith(b"\x89PNG")


def test_leap_days_and_midnights_are_printed() -> None:
    leap = samples.receipt(date=date(2028, 2, 29))
    assert "2028年2月29日" in words(typeset(leap))
    assert datetime(2028, 2, 29).date() == leap.head.date
