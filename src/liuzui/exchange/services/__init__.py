"""Verbs of the exchange: register a source, ask for facts, report to the province."""

from liuzui.exchange.services.asking import facts, register_source
from liuzui.exchange.services.province import report_to_province

__all__ = ["facts", "register_source", "report_to_province"]
