"""Where facts come from: sources, their claims, citations."""
