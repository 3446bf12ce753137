"""Stories of setting up a company."""
