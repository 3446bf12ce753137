"""Pure rules of the log: leaves, tree, proofs, receipts."""
