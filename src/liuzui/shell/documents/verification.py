"""Checking a sealed PDF: is it as it was sealed, and whose seal is it?

A verdict never trusts what the file says of itself: a seal counts only when its certificate is one of this
county's, and any byte added after sealing is reported.
"""

import io
import logging
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from asn1crypto.cms import ContentInfo
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from liuzui.shell.documents.sealkeys import certificates

LIMIT = 20 * 2**20
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """What can be said of a PDF's seal.

    `code`: `valid` · `changed` (altered or added to after sealing) · `stranger` (sealed, but by no seal of
    this county) · `unsealed` · `unreadable`. `sample` marks the seal of a stand-in.
    """

    code: str
    signer: str = ""
    fingerprint: str = ""
    sealed_at: datetime | None = None
    reason: str = ""
    sample: bool = False

    @property
    def intact(self) -> bool:
        """True when the file is exactly what one of this county's seals sealed."""
        return self.code == "valid"


def _known() -> dict[bytes, x509.Certificate]:
    """This county's seal certificates by fingerprint."""
    found = (next(iter(load_certs_from_pemder_data(pem))) for pem in certificates())
    return {certificate.sha256: certificate for certificate in found}


def _padded(signature: EmbeddedPdfSignature) -> bool:
    """Whether the unsigned room behind the signature holds nothing."""
    held = bytes(signature.pkcs7_content)
    return not held[len(ContentInfo.load(held).dump()) :].strip(b"\x00")


def _judge(signature: EmbeddedPdfSignature) -> SealVerdict:
    """The verdict on the last signature of a readable file."""
    certificate, known = signature.signer_cert, _known()
    names = certificate.subject.native
    at = signature.self_reported_timestamp
    told = {
        "signer": str(names.get("organization_name", "")),
        "fingerprint": certificate.sha256.hex(),
        "sealed_at": at,
        "reason": str(signature.sig_object.get("/Reason", "")),
        "sample": "样本" in str(names.get("organizational_unit_name", "")),
    }
    roots = list(known.values()) or [certificate]
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)
    status = validate_pdf_signature(signature, context, skip_diff=True)
    whole = status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
    if not (status.intact and status.valid and whole and _padded(signature)):
        return SealVerdict("changed", **told)
    return SealVerdict("valid" if certificate.sha256 in known else "stranger", **told)


def verify_pdf(pdf: bytes) -> SealVerdict:
    """The verdict on a PDF's seal; any bytes are allowed, nothing is raised."""
    if len(pdf) > LIMIT or pdf.lstrip()[:5] != b"%PDF-":
        return SealVerdict("unreadable")
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        found = list(reader.embedded_signatures)
        return _judge(found[-1]) if found else SealVerdict("unsealed")
    except Exception:  # hostile files fail in a hundred ways, all of them mean the same
        return SealVerdict("unreadable")
