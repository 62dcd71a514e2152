"""Schema of the kinds."""
