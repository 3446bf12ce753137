"""Drafts of tables, versions in use, and what a draft would change."""
