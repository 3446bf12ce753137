"""How coded things read: messages, lengths of time, legal citations."""
