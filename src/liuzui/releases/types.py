"""What the linter finds: the same shape as a problem met while reading."""

from liuzui.catalog.types.problem import Problem as Finding

__all__ = ["Finding"]
