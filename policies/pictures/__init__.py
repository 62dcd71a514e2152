"""What the pictures of the register show, read from its records."""
