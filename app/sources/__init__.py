"""The media servers: Plex, Jellyfin, folders."""
