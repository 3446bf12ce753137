"""Pure rules of the catalogue: search, messages, the calendar of a release."""
