"""The desk of tables: versions, drafts, checks, replay, review, publishing."""
