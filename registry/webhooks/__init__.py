"""Tell other machines of each change: signed, in order, until they have taken it."""
