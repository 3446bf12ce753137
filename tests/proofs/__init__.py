"""Proof files as strangers hold them: made from nothing but the published rules, checked by the command alone."""
