"""Under writers in parallel nothing is lost, repeated or reordered."""
