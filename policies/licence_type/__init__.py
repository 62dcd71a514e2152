"""Room of one kind: licence type."""
