"""Pure parts of the pages: files that other programs read."""
