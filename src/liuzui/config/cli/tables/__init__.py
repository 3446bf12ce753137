"""Commands about decision tables."""
