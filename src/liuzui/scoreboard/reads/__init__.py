"""The plan board and its figures as of any day; a fixed number of statements each."""
