"""What crawlers, search engines and agents are told of the register."""
