"""Pictures of an answer for other sites: a badge to embed, a card to share."""
