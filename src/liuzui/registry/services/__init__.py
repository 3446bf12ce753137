"""Verbs of the registry: names are held and entered, applications examined."""
