"""What people type as addresses and tokens, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Refused, Unreachable
from app.sources.connect import connect, find_address, tidy_address, tidy_secret
from app.sources.source import SourceKind
from app.web.web import Web
from tests.web.loopback import Loopback


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("plex", "192.168.1.20", "http://192.168.1.20:32400"),
        ("jellyfin", " media.example.org ", "http://media.example.org:8096"),
        ("plex", "192.168.1.20:1234", "http://192.168.1.20:1234"),
        ("plex", "localhost/", "http://localhost:32400"),
        ("jellyfin", "https://media.example.org/", "https://media.example.org"),
        ("jellyfin", "https://media.example.org/jellyfin/", "https://media.example.org/jellyfin"),
        ("jellyfin", "https://media.example.org/jellyfin/web/index.html#!/home", "https://media.example.org/jellyfin"),
        ("jellyfin", "demo.example.org/stable/web/", "http://demo.example.org:8096/stable"),
        ("plex", "http://127.0.0.1:32400/web/index.html#!/", "http://127.0.0.1:32400"),
        ("plex", "HTTP://Home:32400", "http://home:32400"),
        ("plex", "http://home:32400/?X-Plex-Token=canary", "http://home:32400"),
        ("plex", "[::1]", "http://[::1]:32400"),
        ("plex", "::1", "http://[::1]:32400"),
        ("jellyfin", "fe80::2/path", "http://[fe80::2]:8096/path"),
        ("jellyfin", "https://[fe80::2]:8920", "https://[fe80::2]:8920"),
        ("plex", "münchen.example", "http://münchen.example:32400"),
    ],
)
def test_addresses_are_tidied(kind: SourceKind, typed: str, expected: str) -> None:
    assert tidy_address(kind, typed) == expected
    assert tidy_address(kind, expected) == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("ftp://home", "begins with http"),
        ("http://", "no computer's name"),
        ("http://home:port", "port"),
        ("home:0", "port"),
        ("home:99999", "port"),
        ("http://[::1", "bracket"),
        ("http://me:secret@home", "user name and password"),
        ("my server", "no computer's name"),
        ("<script>", "no computer's name"),
    ],
)
def test_what_is_no_address_is_said_in_words(typed: str, words: str) -> None:
    with pytest.raises(BadAnswer, match=words) as caught:
        tidy_address("plex", typed)
    assert "secret" not in str(caught.value)


def test_secrets_are_tidied_or_refused() -> None:
    assert tidy_secret(" abc-123_X \n") == "abc-123_X"
    for wrong in ("", None, "two words", "a\nb", 'quo"te', "ümlaut"):
        with pytest.raises(Refused) as caught:
            tidy_secret(wrong)
        assert not wrong or wrong not in str(caught.value)


def test_each_kind_of_source_is_built_without_a_question(web: Web, tmp_path: Path) -> None:
    assert connect("plex", "127.0.0.1:1", "token", web, "device").kind == "plex"
    assert connect("jellyfin", "127.0.0.1:1", "token", web, "device", user_id="u").kind == "jellyfin"
    with connect_folders(tmp_path, web) as kind:
        assert kind == "folders"


class connect_folders:  # noqa: N801
    """A folders source, closed at the end."""

    def __init__(self, folder: Path, web: Web) -> None:
        self._source = connect("folders", str(folder), None, web, "device")

    def __enter__(self) -> str:
        return self._source.kind

    def __exit__(self, *_: object) -> None:
        self._source.close()


def test_a_server_is_found_at_the_address_as_typed(web: Web) -> None:
    with Loopback({"/identity": lambda it: it.reply(200, b'{"MediaContainer":{"machineIdentifier":"x"}}')}) as server:
        assert find_address("plex", f"127.0.0.1:{server.port}/web", web, Cancel()) == server.address
        assert server.paths() == ["/identity"]
        with pytest.raises(Unreachable):
            find_address("plex", "127.0.0.1:1", web, Cancel())


def test_another_kind_of_server_is_said(web: Web) -> None:
    with Loopback({"/identity": lambda it: it.reply(200, b"hello")}) as server, pytest.raises(BadAnswer, match="is no Plex server"):
        find_address("plex", server.address, web, Cancel())
