"""Room of one kind: official list."""
