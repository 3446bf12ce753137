"""The desk: queues, the case page, the verbs of the law as buttons and short forms."""
