"""Each protection, switched off, turns the test red that stands for it."""
