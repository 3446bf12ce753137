"""Queries of the registry that return frozen values."""
