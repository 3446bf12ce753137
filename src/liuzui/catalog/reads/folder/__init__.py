"""Reads a content folder: `national/` overlaid by one county's folder of the same shape."""

from liuzui.catalog.reads.folder.load import Loaded, load, load_or_raise
from liuzui.catalog.reads.folder.validate import Source
from liuzui.catalog.reads.folder.yamldoc import Doc

__all__ = ["Doc", "Loaded", "Source", "load", "load_or_raise"]
