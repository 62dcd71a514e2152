"""Each parses, calls one function, prints."""
