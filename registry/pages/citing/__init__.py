"""How a fixed version of a record is cited."""
