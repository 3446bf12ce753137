"""Pure rules of setting up a company; lists of content, the date and what is known come in as arguments."""
