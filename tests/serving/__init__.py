"""`liuzui serve` as processes: what dies comes back, nothing stays behind."""
