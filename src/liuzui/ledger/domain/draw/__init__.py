"""The verifiable draw: what is sealed beforehand, unbiased numbers from outside entropy, and the selection."""
