"""Pure rules of parties: when a mandate holds, and what was declared about a person."""
