"""Electronic seals: a red round seal on the page and a PAdES signature over the whole file.

The template marks where the seal stands with a link whose address ends in `#seal`; without one it
stands at the foot of the last page. A later change of one byte shows in `verify_pdf`.
GB/T 38540 seals (SM2) would be a port beside this stand-in.
"""

import io
from datetime import datetime
from functools import lru_cache
from typing import Any

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from liuzui.shell.documents.sealkeys import Signer, key_file
from liuzui.shell.documents.typesetting import render

ANCHOR = "#seal"
SIZE = 119  # 42 mm in points
FIELD = "Seal"
Box = tuple[int, int, int, int]


class _Picture(PdfContent):
    """The drawn seal as the appearance of the signature field."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        super().__init__(box=BoxConstraints(width=SIZE, height=SIZE))

    def render(self) -> bytes:
        """The drawing commands."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        self.resources.xobject["/Picture"] = page
        # Like ink: the text under the seal stays readable.
        self.resources.ext_g_state["/Ink"] = _named({"/BM": NameObject("/Multiply")})
        return b"/Ink gs /Picture Do"


@lru_cache(maxsize=64)
def seal_picture(signer: Signer) -> bytes:
    """The seal of a body as a PDF of one transparent page, 42 mm square."""
    return render("seal", {"name": signer.name, "purpose": signer.purpose, "sample": signer.sample})


def _place(writer: IncrementalPdfFileWriter) -> tuple[int, Box]:
    """Page index and box of the seal: around the centre of the template's mark."""
    pages = int(writer.prev.root["/Pages"]["/Count"])
    for index in reversed(range(pages)):
        page = writer.prev.find_page_for_modification(index)[0].get_object()  # type: ignore[no-untyped-call]
        for annotation in (entry.get_object() for entry in page.get("/Annots", ())):
            if str(annotation.get("/A", {}).get("/URI", "")).endswith(ANCHOR):
                left, low, right, high = (float(edge) for edge in annotation["/Rect"])
                x, y = round((left + right - SIZE) / 2), round((low + high - SIZE) / 2)
                return index, (x, y, x + SIZE, y + SIZE)
    return pages - 1, (400, 90, 400 + SIZE, 90 + SIZE)


@lru_cache(maxsize=64)
def _credentials(pem: bytes) -> tuple[Any, Any]:
    """Key and certificate of a seal's PEM file."""
    cut = pem.index(b"-----BEGIN CERTIFICATE")
    certificate = next(iter(load_certs_from_pemder_data(pem[cut:])))
    return load_private_key_from_pemder_data(pem[:cut], passphrase=None), certificate


def _machine(signer: Signer) -> signers.SimpleSigner:
    """The signing half of a seal."""
    key, certificate = _credentials(key_file(signer).read_bytes())
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    return signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)


class _Timed(signers.PdfSigner):
    """A signer that lives at a given instant instead of the machine's."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        """The session, with our time."""
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        _tag(session.pdf_out, session.sig_field)
        return session


def _tag(writer: BasePdfFileWriter, widget: DictionaryObject) -> None:
    """Puts the seal into the document's structure, so that a tagged file stays wholly tagged (PDF/UA)."""
    if "/StructTreeRoot" not in writer.root:
        return
    structure = writer.root["/StructTreeRoot"]
    above, tree, key = structure["/K"][0], structure["/ParentTree"], structure["/ParentTreeNextKey"]
    document = above.get_object()
    field = writer.root["/AcroForm"]["/Fields"][-1]
    place = {"/Type": NameObject("/OBJR"), "/Obj": field, "/Pg": widget.raw_get("/P")}
    element = {"/Type": NameObject("/StructElem"), "/S": NameObject("/Form"), "/P": above}
    reference = writer.add_object(_named({**element, "/K": _named(place)}))
    document["/K"].append(reference)
    tree["/Nums"].extend([key, reference])
    structure["/ParentTreeNextKey"], widget["/StructParent"] = _number(key + 1), _number(key)
    for changed in (document, tree, structure):
        writer.update_container(changed)


def _number(value: int) -> NumberObject:
    return NumberObject(value)  # type: ignore[no-untyped-call]


def _named(entries: dict[str, Any]) -> DictionaryObject:
    """A PDF dictionary of entries by name."""
    named = {NameObject(name): value for name, value in entries.items()}
    return DictionaryObject(named)  # type: ignore[no-untyped-call]


def seal_pdf(pdf: bytes, *, signer: Signer, reason: str, at: datetime) -> bytes:
    """The PDF with the body's visible seal and a signature made at `at` (aware) for `reason`."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    page, box = _place(writer)
    machine = _Timed(
        signers.PdfSignatureMetadata(
            field_name=FIELD,
            reason=reason,
            name=signer.name,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        ),
        signer=_machine(signer),
        stamp_style=StaticStampStyle(background=_Picture(seal_picture(signer)), border_width=0),
        new_field_spec=SigFieldSpec(FIELD, on_page=page, box=box, readable_field_name=f"{signer.name}电子印章"),
    )
    machine.at = at
    return bytes(machine.sign_pdf(writer, bytes_reserved=8192).getvalue())
