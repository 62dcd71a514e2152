"""Commands about the data set."""
