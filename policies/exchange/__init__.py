"""Room of one kind: exchange."""
