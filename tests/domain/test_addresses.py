"""D70: an address that is shown or exported carries no secret."""

from __future__ import annotations

import pytest

from app.domain.addresses import without_secrets


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://attic.example:32400", "http://attic.example:32400"),
        ("https://me:secret@attic.example/plex/", "https://attic.example/plex/"),
        ("http://a.example/x?X-Plex-Token=abc&width=3", "http://a.example/x?width=3"),
        ("http://a.example/Items/1/Images/Primary?tag=9f&api_key=abc", "http://a.example/Items/1/Images/Primary?tag=9f"),
        ("http://a.example/x?ApiKey=abc", "http://a.example/x"),
        ("/library/metadata/1/thumb/5?X-Plex-Token=abc", "/library/metadata/1/thumb/5"),
        ("/films/What? (1999)/poster.jpg", "/films/What? (1999)/poster.jpg"),
        ("http://a.example/#access_token=abc", "http://a.example/"),
        ("http://[broken", ""),
        ("C:\\films\\poster.jpg", "C:\\films\\poster.jpg"),
        ("", ""),
    ],
)
def test_d70_without_secrets(address: str, shown: str) -> None:
    assert without_secrets(address) == shown
