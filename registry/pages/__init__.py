"""The readers' side: script-free pages in three languages."""
