"""Pages about a theme: what each one shows, computed from records."""
