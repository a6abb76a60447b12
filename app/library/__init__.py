"""The verbs that join the store with the outside."""
