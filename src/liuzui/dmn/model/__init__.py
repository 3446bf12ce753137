"""DMN models (clauses 5 to 10): read from XML, linked across imports, compiled, evaluated.

Vocabulary: a *decision requirements graph* joins input data, decisions, business knowledge models and decision
services; a *boxed expression* is a decision's logic; an *item definition* is a named type.
"""
