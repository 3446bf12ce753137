"""Decision tables (clause 8, 10.3.2.10): cells compiled, rules matched, hit policies applied, constants indexed."""
