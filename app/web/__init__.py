"""The one way out: HTTP with deadlines, limits, pins and pace."""
