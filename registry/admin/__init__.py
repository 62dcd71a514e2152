"""The editors' side: the stock Django admin, writing through change sets."""
