"""Room of one kind: entity."""
