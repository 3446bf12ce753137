"""What happens in a sample county: stories of cases, the same for the same seed."""
