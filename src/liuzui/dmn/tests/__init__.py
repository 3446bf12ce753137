"""Tests of the decision engine: tables of expressions, models, the conformance kit, laws, bad input."""
