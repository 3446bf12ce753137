"""Keys of the electronic seals: a self-signed key for each body, made on first use in `settings.KEYS`.

A stand-in for an authority's seal (GB/T 38540), so everything it seals is stamped 样本 (sample).
"""

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

_CODE = re.compile(r"[A-Za-z0-9-]{1,40}")
# Wide on purpose: the process may live in virtual time; a stand-in is known by its fingerprint alone.
_FROM, _TO = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Signer:
    """A body that seals: its agency code, full name, and the words across the seal (专用章 and the like)."""

    code: str
    name: str
    purpose: str = ""
    sample: bool = True


def folder() -> Path:
    """Where the seal keys are kept, outside the main backup."""
    path = Path(settings.KEYS) / "seals"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def key_file(signer: Signer) -> Path:
    """The PEM file (key, certificate) of a sealing body; made on first use, readable by the owner alone."""
    if not _CODE.fullmatch(signer.code):
        raise ValueError(f"not an agency code: {signer.code!r}")
    path = folder() / f"{signer.code}.pem"
    if not path.exists():
        _create(path, signer)
    return path


def certificates() -> list[bytes]:
    """The PEM text of every seal this county has used; private keys are left out."""
    texts = [path.read_bytes() for path in sorted(folder().glob("*.pem"))]
    return [text[text.index(b"-----BEGIN CERTIFICATE") :] for text in texts]


def _create(path: Path, signer: Signer) -> None:
    """Writes a new key beside the others; of two processes at once the first wins and both use its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem += _certificate(key, signer).public_bytes(Encoding.PEM)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o600)
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)


def _certificate(key: ec.EllipticCurvePrivateKey, signer: Signer) -> x509.Certificate:
    """The self-signed certificate of a sealing body."""
    short = signer.name[:60]
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, short),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "样本 sample: not an authority's seal"),
            x509.NameAttribute(NameOID.COMMON_NAME, short),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, signer.code),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_TO)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
