"""Pure rules of two times."""
