"""What readers report as wrong, and what editors answered."""
