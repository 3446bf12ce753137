"""Forms of accounts and parties, with the house's own words."""
