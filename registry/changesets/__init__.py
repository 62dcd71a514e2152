"""The only way to write: propose, capture, publish."""
