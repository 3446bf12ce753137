"""What may be uploaded is decided by content: pictures that open, PDFs that do nothing but show pages."""

import io
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from liuzui.cases.services.files import examine, file_name, look
from liuzui.cases.tests.citizen.world import picture
from liuzui.kernel.refusal import Refusal


def pdf(change=None, password=""):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if change:
        change(writer)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def action(kind, **more):
    return DictionaryObject({NameObject("/S"): NameObject(kind), **{NameObject(f"/{k}"): v for k, v in more.items()}})


def open_action(kind):
    def change(writer):
        writer._root_object[NameObject("/OpenAction")] = action(kind, JS=TextStringObject("app.alert(1)"))

    return change


def annotation(writer):
    note = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action("/Launch")})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def packed_objects(name=b"Java#53cript"):
    """A PDF whose action stands compressed inside an object stream, with a cross-reference stream."""
    inside = [
        (1, b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>"),
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    ]
    inside += [
        (3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"),
        (5, b"<< /S /%s /JS (app.alert(1)) >>" % name),
    ]
    body, head = b"", b""
    for number, text in inside:
        head += b"%d %d " % (number, len(body))
        body += text + b" "
    packed = zlib.compress(head + body)
    out = b"%PDF-1.5\n"
    stream_at = len(out)
    out += b"4 0 obj << /Type /ObjStm /N 4 /First %d /Filter /FlateDecode /Length %d >> stream\n" % (
        len(head),
        len(packed),
    )
    out += packed + b"\nendstream endobj\n"
    table_at = len(out)
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, stream_at, 0), (2, 4, 3), (1, table_at, 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + rest.to_bytes(1) for kind, place, rest in rows)
    out += b"6 0 obj << /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length %d >> stream\n" % len(table)
    return out + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % table_at


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), "application/pdf"), (picture("PNG"), "image/png"), (picture("JPEG"), "image/jpeg")],
    ids=["pdf", "png", "jpeg"],
)
def test_what_opens_and_does_nothing_is_taken(content, kind):
    assert look(content) == kind


ESCAPED = b"/AA << /O << /S /J#61vaScript /JS (x) >> >> "
REFUSED = {
    "empty": (b"", "file.empty"),
    "renamed exe": (b"MZ\x90\x00" + bytes(300), "file.wrong_type"),
    "exe before pdf": (b"MZ\x90\x00" + pdf(), "file.wrong_type"),
    "html": (b"<html><script>alert(1)</script>", "file.wrong_type"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file.wrong_type"),
    "gif": (picture("GIF"), "file.wrong_type"),
    "zip": (b"PK\x03\x04" + bytes(100), "file.wrong_type"),
    "half a picture": (picture("PNG", (400, 400))[:200], "file.broken"),
    "half a photo": (picture("JPEG", (400, 400))[:300], "file.broken"),
    "png head only": (b"\x89PNG\r\n\x1a\n", "file.broken"),
    "pdf head only": (b"%PDF-1.7\n", "file.broken"),
    "script": (pdf(open_action("/JavaScript")), "file.pdf_script"),
    "rendition": (pdf(open_action("/Rendition")), "file.pdf_script"),
    "launch": (pdf(annotation), "file.pdf_launch"),
    "submits a form": (pdf(open_action("/SubmitForm")), "file.pdf_launch"),
    "attachment": (pdf(lambda w: w.add_attachment("a.exe", b"MZ")), "file.pdf_embedded"),
    "encrypted": (pdf(password="secret"), "file.encrypted"),
    "script in an object stream": (packed_objects(), "file.pdf_script"),
    "script with an escaped name": (pdf().replace(b"/Type /Catalog", ESCAPED + b"/Type /Catalog"), "file.pdf_script"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_dangerous_or_broken_is_refused(name):
    content, code = REFUSED[name]
    found = look(content)
    assert isinstance(found, Refusal), found
    assert found.code == code
    assert found.next_step


def test_objects_packed_in_a_stream_are_no_reason_to_refuse():
    assert b"Java" not in packed_objects()
    assert look(packed_objects(b"GoTo")) == "application/pdf"


@pytest.mark.parametrize(("size", "kind"), [((7000, 7000), "PNG"), ((14000, 14000), "JPEG")])
def test_a_picture_of_too_many_pixels_is_refused(size, kind):
    out = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(out, kind)
    assert look(out.getvalue()).code == "file.too_many_pixels"


def test_a_bomb_of_nested_arrays_ends_in_a_refusal():
    bomb = pdf().replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 30000 + b"]" * 30000)
    assert look(bomb).code in ("file.broken", "file.too_complex")


def test_a_file_of_too_many_objects_is_refused(monkeypatch):
    monkeypatch.setattr(examine, "OBJECTS", 2)
    assert examine.verdict(pdf()) == {"refused": "file.too_complex"}


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        ("平面图.PNG", "image/png", "平面图.png"),
        ("virus.exe", "image/png", "virus.png"),
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("C:\\Users\\wang\\图.jpeg", "image/jpeg", "图.jpeg"),
        ("abc\u202egnp.exe", "image/png", "abcgnp.png"),
        ("a\x00b\n.pdf", "application/pdf", "ab.pdf"),
        ("", "application/pdf", "材料.pdf"),
        (".pdf", "application/pdf", "材料.pdf"),
        ("\u200b\u200b", "application/pdf", "材料.pdf"),
        ('<img src=x onerror="1">.png', "image/png", "img src=x onerror=1.png"),
        ("no ending", "application/pdf", "no ending.pdf"),
    ],
)
def test_a_name_is_cleaned_and_ends_as_its_content_says(given, kind, shown):
    assert file_name(given, kind, "材料") == shown


def test_a_name_of_ten_thousand_characters_is_cut():
    found = file_name("长" * 10000 + ".pdf", "application/pdf", "材料")
    assert len(found) == 100
    assert found.endswith("长.pdf")
