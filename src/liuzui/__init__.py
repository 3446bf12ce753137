"""Liuzui (六最): software that runs a county's business environment."""
