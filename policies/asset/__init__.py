"""Room of one kind: asset."""
