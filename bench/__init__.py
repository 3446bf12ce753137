"""Measurements of the product beside what the machine can do at best and beside a peer. `make bench` prints them."""
