"""Running the DMN TCK: every model, every case, every result compared (format: the kit's testCases.xsd)."""

from liuzui.dmn.conformance.report import main

__all__ = ["main"]
