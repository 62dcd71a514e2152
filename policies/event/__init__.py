"""Room of one kind: event."""
