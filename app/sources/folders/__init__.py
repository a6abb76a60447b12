"""Films and episodes in ordinary folders: recognised by their names, described by their .nfo files, pictures and the files themselves."""
