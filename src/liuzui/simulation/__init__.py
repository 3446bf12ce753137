"""A county that lives on sample people: accounts of the demo, later load and what-if on a virtual clock."""
