"""Pure rules of sharing: which purpose a source serves, which fields a name means, when an answer is old."""
