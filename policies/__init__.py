"""What is known about virtual-asset regulation: one room per kind."""
