"""The library file: the only room that says SQL."""
