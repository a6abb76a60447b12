"""What the tour shows, by subject."""
