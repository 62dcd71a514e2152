"""Feeds: the changes of all, of a kind, of a record, of any filter, to subscribe to."""
