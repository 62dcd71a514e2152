"""What agents ask by the Model Context Protocol: five tools, which read the API."""
