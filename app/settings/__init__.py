"""Typed settings, places on disk and the keyring."""
