"""The past as tables: what the register held at any change number."""
