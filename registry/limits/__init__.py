"""How much one network may ask in a while, counted for all workers together."""
