"""Portal, desk and open pages, and the wiring between contexts."""
