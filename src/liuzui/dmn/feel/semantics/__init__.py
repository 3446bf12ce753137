"""The semantic domain of FEEL (10.3.2): values, types, equality and order, conversions, arithmetic beyond numbers."""
