"""What may happen between acceptance and decision beside the examination: third parties, hearings, new releases."""
