"""Whole copies of the register as files, for whoever wants all of it."""
