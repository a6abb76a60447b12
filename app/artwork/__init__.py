"""Pictures: references, sizes, fetching and the bounded cache."""
