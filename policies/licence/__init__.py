"""Room of one kind: licence."""
