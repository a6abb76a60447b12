"""Posters, backdrops, title logos, stills and portraits, drawn with Pillow then and there."""
