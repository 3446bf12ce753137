"""Public pages of the log, for people and for monitors."""
