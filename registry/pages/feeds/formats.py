"""The two forms of a feed: Atom (RFC 4287) and JSON Feed 1.1."""

from registry.pages.twins.formats import Format

ATOM = Format("atom", "Atom", "application/atom+xml")
JSON_FEED = Format("feed.json", "JSON Feed", "application/feed+json")
FEEDS = (ATOM, JSON_FEED)
