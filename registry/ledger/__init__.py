"""The numbered, gap-free, append-only list of everything published."""
