"""Checking a sealed PDF: is it as it was sealed, and whose seal is it?

A verdict trusts nothing that the file says of itself. Only the signature and the bytes it covers are read until one of
this county's seals has proved them; a stranger's file is never parsed, so that no crafted PDF can exhaust the server.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, pem, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from liuzui.shell.documents.sealkeys import certificates

LIMIT = 20 * 2**20
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
HEX = re.compile(rb"<([0-9A-Fa-f]{2,100000})>")
ENDS = 2048


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """What can be said of a PDF's seal.

    `code`: `valid` · `changed` (altered or added to after sealing) · `stranger` (sealed, but by no seal of this
    county) · `unsealed` · `unreadable`. Instant and reason are told of a valid seal only; `sample` marks the seal of
    a stand-in.
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


@dataclass(frozen=True, slots=True)
class _Signature:
    """A signature as it stands in a file: its room, and the bytes that it says it covers."""

    held: bytes
    covered: bytes
    whole: bool


def verify_pdf(pdf: bytes) -> SealVerdict:
    """The verdict on a PDF's seal; any bytes are allowed, nothing is raised."""
    if len(pdf) > LIMIT or pdf.lstrip()[:5] != b"%PDF-" or b"%%EOF" not in pdf[-ENDS:]:
        return SealVerdict("unreadable")
    try:
        signature = _last_signature(pdf)
        return _judge(pdf, signature) if signature else SealVerdict("unsealed")
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError):
        return SealVerdict("unreadable")


def _last_signature(pdf: bytes) -> _Signature | None:
    """The signature that stands last in the file; `whole` when it leaves nothing out but its own room."""
    found = list(RANGE.finditer(pdf))
    if not found:
        return None
    start, first, second, rest = map(int, found[-1].groups())
    room = HEX.fullmatch(pdf, first, max(second, first))
    if room is None:
        return _Signature(b"", b"", whole=False)
    whole = start == 0 and second + rest == len(pdf)
    return _Signature(bytes.fromhex(room[1].decode()), pdf[:first] + pdf[second : second + rest], whole)


def _judge(pdf: bytes, signature: _Signature) -> SealVerdict:
    """The verdict on a signature."""
    if not signature.held:
        return SealVerdict("changed")
    content = cms.ContentInfo.load(signature.held)
    signed = content["content"]
    signer = signed["signer_infos"][0]
    certificate = _certificate(signed, signer)
    if certificate is None:
        return SealVerdict("changed")
    names = certificate.subject.native
    told: dict[str, Any] = {
        "signer": str(names.get("organization_name", "")),
        "fingerprint": certificate.sha256.hex(),
        "sample": "样本" in str(names.get("organizational_unit_name", "")),
    }
    if certificate.sha256 not in _known():
        return SealVerdict("stranger", **told)
    padding = signature.held[len(content.dump()) :].strip(b"\0")
    if padding or not signature.whole or not _signs(certificate, signer, signature.covered):
        return SealVerdict("changed", **told)
    at, reason = _said(pdf)
    return SealVerdict("valid", **told, sealed_at=at, reason=reason)


def _certificate(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate | None:
    """The certificate in the signature that its signer names."""
    serial = signer["sid"].native.get("serial_number")
    held = (choice.chosen for choice in signed["certificates"])
    return next((one for one in held if isinstance(one, x509.Certificate) and one.serial_number == serial), None)


def _known() -> frozenset[bytes]:
    """Fingerprints of this county's seals."""
    return frozenset(x509.Certificate.load(pem.unarmor(one)[2]).sha256 for one in certificates())


def _signs(certificate: x509.Certificate, signer: cms.SignerInfo, covered: bytes) -> bool:
    """Whether the certificate's key signed exactly these bytes."""
    attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if attributes["message_digest"][0].native != hashlib.sha256(covered).digest():
        return False
    key = load_der_public_key(certificate.public_key.dump())
    if not isinstance(key, EllipticCurvePublicKey):
        return False
    message = signer["signed_attrs"].untag().dump()
    try:
        key.verify(signer["signature"].native, message, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _said(pdf: bytes) -> tuple[datetime | None, str]:
    """Instant and reason of the seal, read from a file that is known to be ours."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # 20 MB that only a process which checks seals needs

    signature = list(PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures)[-1]
    return signature.self_reported_timestamp, str(signature.sig_object.get("/Reason", ""))
