"""Tables: one case at a time, whole populations, and their peers."""
