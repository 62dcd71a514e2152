"""The data set that a new register starts with."""
