"""Room of one kind: regulator."""
