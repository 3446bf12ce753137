"""What one page of an official document costs once compiler and fonts are kept: the business licence, with its QR code.

Typesetting alone: the seal's signature and the file's way to the disk are no part of it.
"""

import os
import statistics
import time
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from bench.figures import Figure
from bench.measure import ROOT

MOST = 15.0
"""Milliseconds a page (issue: Licence PDF ≤ 15 ms a page with the compiler and fonts kept)."""
ROUNDS, WARM = 200, 5


def figures() -> list[Figure]:
    """Median and 95th percentile of licences of different companies, each one page."""
    times = sorted(measured())
    half, most = statistics.median(times), times[int(len(times) * 0.95)]
    return [
        Figure("licence PDF, a page", f"{half:.1f} ms, p95 {most:.1f} ms", target=f"≤ {MOST:.0f} ms", met=half <= MOST)
    ]


def measured() -> list[float]:
    """Milliseconds a page; the first ones load fonts and templates and do not count."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuzui.config.settings")
    os.environ.setdefault("LIUZUI_HOME", str(ROOT / "var"))
    import django

    django.setup()
    from liuzui.shell.documents import typeset
    from liuzui.shell.documents.tests.samples import BUSINESS

    times = []
    for number in range(ROUNDS + WARM):
        one = replace(BUSINESS, name=f"新绛县样本{number}商贸有限公司")
        began = time.perf_counter()
        pdf = typeset(one)
        times.append((time.perf_counter() - began) * 1000 / len(PdfReader(BytesIO(pdf)).pages))
    return times[WARM:]
