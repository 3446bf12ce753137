"""Premises: a free-text address taken apart, and what the law asks of the place (登记条例 11; 民法典 279)."""

from liuzui.registry.domain.premises.address import Address, parse_address
from liuzui.registry.domain.premises.examine import Premises, PremisesFacts, examine_premises
from liuzui.registry.domain.premises.gazetteer import Division, Gazetteer, gazetteer

__all__ = [
    "Address",
    "Division",
    "Gazetteer",
    "Premises",
    "PremisesFacts",
    "examine_premises",
    "gazetteer",
    "parse_address",
]
