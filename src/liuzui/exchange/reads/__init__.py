"""Which fact sources exist, what the county's own registers answer, and who read what about a party."""

from liuzui.exchange.reads.own import OWN_SOURCES
from liuzui.exchange.reads.readings import readings
from liuzui.exchange.reads.registry import provider, source, sources

__all__ = ["OWN_SOURCES", "provider", "readings", "source", "sources"]
