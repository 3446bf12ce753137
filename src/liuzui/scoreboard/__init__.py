"""Measures of the county's plan, computed from what happened; the plan board (plan, clauses S1, S4)."""
