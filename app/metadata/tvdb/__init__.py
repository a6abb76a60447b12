"""TVDB v4: shows, their episodes in every order, and when they air."""
