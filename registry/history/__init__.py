"""Revisions, their seq intervals, and the guards that let no write escape."""
