"""Official documents: typeset from content, sealed, verifiable (行政许可法 第三十二、三十八至四十、四十四条).

`render` makes a tagged PDF from a template of `content/national/documents`; `seal_pdf` puts a body's
red seal and a signature on it; `verify_pdf` says what is left of both. `contracts` states what each kind
of document needs.
"""

from datetime import datetime

from liuzui.shell.documents.qr import qr_png, qr_svg
from liuzui.shell.documents.sealkeys import Signer
from liuzui.shell.documents.typesetting import day, render, typeset
from liuzui.shell.documents.verification import SealVerdict, verify_pdf


def seal_pdf(pdf: bytes, *, signer: Signer, reason: str, at: datetime) -> bytes:
    """The PDF with the body's visible seal and a signature made at `at` (aware) for `reason`."""
    from liuzui.shell.documents import seal  # its library holds 20 MB: only a process that seals loads it

    return seal.seal_pdf(pdf, signer=signer, reason=reason, at=at)


__all__ = ["SealVerdict", "Signer", "day", "qr_png", "qr_svg", "render", "seal_pdf", "typeset", "verify_pdf"]
