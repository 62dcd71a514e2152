"""Many processes that publish at once, and a reader that follows them."""
