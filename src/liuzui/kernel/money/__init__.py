"""Money is a whole number of fen: read exactly, written exactly, divided without losing a fen."""

from liuzui.kernel.money.amounts import Fen, Money, parse_amount, parse_money
from liuzui.kernel.money.shares import apportion
from liuzui.kernel.money.spelling import capital, normal, yuan

__all__ = ["Fen", "Money", "apportion", "capital", "normal", "parse_amount", "parse_money", "yuan"]
