"""Room of one kind: alert."""
