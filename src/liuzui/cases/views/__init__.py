"""Pages of cases, by audience."""
