"""Which hosts are the user's own network: a proxy for the wide world is not asked about them."""

from __future__ import annotations

import pytest

from app.web.at_home import at_home


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "attic", "attic.local", "nas.home.arpa", "box.lan", "127.0.0.1", "10.1.2.3", "192.168.1.5", "172.20.0.1", "169.254.3.4", "[::1]",
        "fe80::1%eth0", "fd00::5", "192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct",
    ],
)  # fmt: skip
def test_the_home_network_is_known_by_its_names(host: str) -> None:
    assert at_home(host)


@pytest.mark.parametrize(
    "host",
    [
        "api.themoviedb.org", "image.tmdb.org", "8.8.8.8", "2606:4700::1111", "8-8-8-8.0123456789abcdef0123456789abcdef.plex.direct", "local.example.org",
        "172.32.0.1",
    ],
)  # fmt: skip
def test_the_wide_world_is_not_taken_for_it(host: str) -> None:
    assert not at_home(host)
