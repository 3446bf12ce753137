"""Pages of the plan board, open to anyone."""
