"""The proxy and the providers' addresses as the page sets them."""

from __future__ import annotations

import pytest

from app.models.ways import Ways
from app.settings.settings import Settings
from tests.models.holding import rows_of

USUAL = {"tmdb": ("TMDB", "https://api.themoviedb.org/3"), "tvdb": ("TVDB", "https://api4.thetvdb.com/v4")}


def ways(given: str | None = None) -> tuple[Ways, Settings, dict[str, str | None]]:
    """The model over settings, of which the environment gives TVDB's address."""
    stored: dict[str, str | None] = {}
    settings = Settings(stored.get, lambda key, value: stored.update({key: value}))
    return Ways(settings, USUAL, lambda key: given if key == "tvdb" else None), settings, stored


def test_another_address_is_kept_and_told_and_the_usual_one_forgets_it() -> None:
    model, settings, _ = ways()
    assert model.setAddress("tmdb", " https://mirror.example/3/ ") == ""
    assert settings.provider_addresses == {"tmdb": "https://mirror.example/3"}
    assert [(row.key, row.address, row.given) for row in rows_of(model, "places")] == [("tmdb", "https://mirror.example/3", False), ("tvdb", "", False)]
    assert model.property("own") is True
    assert model.setAddress("tmdb", USUAL["tmdb"][1]) == ""
    assert settings.provider_addresses == {}
    assert model.property("own") is False


def test_what_the_environment_says_is_shown_as_given() -> None:
    model, _, _ = ways("http://127.0.0.1:1/v4")
    assert [(row.address, row.given) for row in rows_of(model, "places")] == [("", False), ("http://127.0.0.1:1/v4", True)]


@pytest.mark.parametrize("text", ["mirror", "ftp://mirror.example", "https://", "https://mirror.example?x=1", "https://a b"])
def test_nonsense_is_answered_in_words_and_changes_nothing(text: str) -> None:
    model, settings, _ = ways()
    assert model.setProxy("http://proxy.example:8080") == ""
    assert "no address" in model.setProxy(text)
    assert "no address" in model.setAddress("tmdb", text)
    assert (settings.proxy, settings.provider_addresses) == ("http://proxy.example:8080", {})


def test_d70_a_password_reaches_no_setting() -> None:
    model, settings, stored = ways()
    assert "no password" in model.setProxy("http://me:canary@proxy.example:8080")
    assert "no password" in model.setAddress("tmdb", "https://me:canary@mirror.example/3")
    settings.proxy = "http://me:canary@proxy.example:8080"
    settings.provider_addresses = {"tmdb": "https://me:canary@mirror.example/3"}
    assert (settings.proxy, settings.provider_addresses) == ("", {})
    assert "canary" not in str(stored)
