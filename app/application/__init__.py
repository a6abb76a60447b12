"""The composition root: builds the parts, connects them, and closes them in reverse order."""
