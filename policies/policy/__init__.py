"""Room of one kind: policy."""
