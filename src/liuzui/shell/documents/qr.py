"""QR codes of documents and licences: drawn by us, no outside service."""

import base64
import io

import segno


def qr_svg(text: str, *, error: str = "m") -> str:
    """The QR code of a text (usually a link) as SVG, error correction M unless told otherwise, without a quiet zone."""
    out = io.BytesIO()
    segno.make(text, error=error, micro=False).save(out, kind="svg", border=0, xmldecl=False, dark="#1d2733")
    return out.getvalue().decode()


def qr_data(text: str, *, error: str = "m") -> str:
    """The SVG in base64, as an image's address holds it; empty where there is no text."""
    return base64.b64encode(qr_svg(text, error=error).encode()).decode() if text else ""


def qr_png(text: str, *, scale: int = 6) -> bytes:
    """The QR code of a text as PNG, `scale` pixels a module, with the quiet zone of four modules."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
