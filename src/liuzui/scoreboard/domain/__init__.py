"""Rules of the scoreboard: what a package's course was, percentiles, how a figure stands against its promise."""
