"""Where things are kept: encrypted files of parties, hand-written SQL on the database."""
