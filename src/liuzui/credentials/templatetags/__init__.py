"""Template filters of credentials."""
