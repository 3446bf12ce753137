"""What was said and answered, for the applicant and for the agency."""
