"""Schema of the machinery."""
