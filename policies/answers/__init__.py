"""What the register answers on a day."""
