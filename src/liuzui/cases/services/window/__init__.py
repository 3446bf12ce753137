"""Verbs of the window: intake on behalf of the person who stands there."""
