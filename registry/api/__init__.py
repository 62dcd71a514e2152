"""The machines' side: JSON over HTTP."""
