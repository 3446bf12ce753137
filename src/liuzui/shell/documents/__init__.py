"""Official documents: typeset from content, sealed, verifiable (行政许可法 第三十二、三十八至四十、四十四条).

`render` makes a tagged PDF from a template of `content/national/documents`; `seal_pdf` puts a body's
red seal and a signature on it; `verify_pdf` says what is left of both. `contracts` states what each kind
of document needs.
"""

from liuzui.shell.documents.qr import qr_png, qr_svg
from liuzui.shell.documents.seal import seal_pdf
from liuzui.shell.documents.sealkeys import Signer
from liuzui.shell.documents.typesetting import day, render, typeset
from liuzui.shell.documents.verification import SealVerdict, verify_pdf

__all__ = ["SealVerdict", "Signer", "day", "qr_png", "qr_svg", "render", "seal_pdf", "typeset", "verify_pdf"]
