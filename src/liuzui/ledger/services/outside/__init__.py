"""Messages to other people's systems: the guarded way out (`sending`) and signatures on them (`signing`)."""
