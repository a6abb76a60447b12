"""Bijou: a desktop app for films and shows on Plex, Jellyfin and in folders."""

__version__ = "0.1.0"
