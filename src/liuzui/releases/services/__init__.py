"""Checking content and putting it in force."""

from liuzui.releases.services.lint import explain, lint
from liuzui.releases.services.publish import publish

__all__ = ["explain", "lint", "publish"]
