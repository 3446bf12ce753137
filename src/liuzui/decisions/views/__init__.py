"""Pages of the context: the policy calculator for anyone."""
