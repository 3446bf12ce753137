"""Pure rules of good content."""
