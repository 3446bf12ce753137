"""Pure rules of credentials: numbers, standing, validity."""
