"""Pure protocols of cases; one package each, named and versioned (`licensing/1`)."""
