"""Packages (一件事): verbs, rows of members, the order to the registration system, what its answer brings about."""
