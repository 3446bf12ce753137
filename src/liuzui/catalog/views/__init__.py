"""Search, lists and guide pages, open to anyone."""
