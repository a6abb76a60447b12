"""Words and pictures of TMDB's in the user's language, and what serves where there are none (D25)."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.provided import Facet
from app.metadata.tmdb.wording import Tongue
from tests.metadata.tmdb.answered import GERMAN, details, movie, show, translated


def images(**kinds: list[tuple[str, str | None]]) -> dict[str, Any]:
    return {kind: [{"file_path": path, "iso_639_1": language} for path, language in some] for kind, some in kinds.items()}


def test_words_in_the_users_language_then_english_then_the_originals() -> None:
    words = translated(en={"title": "English", "overview": "e"}, ja={"overview": "j", "tagline": "t"}, fr={"tagline": "never"}, de={"overview": " "})
    facts = details(movie(GERMAN, title="原題", original_title="原題", original_language="ja", overview="", tagline=None, translations=words))
    assert (facts.title, facts.original_title, facts.overview, facts.tagline) == ("English", "原題", "e", "t")


def test_what_the_answer_says_in_the_users_language_stays() -> None:
    words = translated(en={"title": "English", "overview": "e"})
    facts = details(movie(GERMAN, title="Deutsch", original_title="原題", original_language="ja", overview="d", translations=words))
    assert (facts.title, facts.overview) == ("Deutsch", "d")


@pytest.mark.parametrize(("language", "title"), [("pt-BR", "Brasil"), ("pt", "Portugal"), ("de", "Original")])
def test_a_language_of_two_countries_is_the_users(language: str, title: str) -> None:
    words = translated(pt_PT={"name": "Portugal"}, pt_BR={"name": "Brasil"}, en_US={"name": ""})
    facts = details(show(Tongue(language, "BR"), name="Original", original_name="Original", original_language="en", translations=words))
    assert facts.title == title


def test_an_english_film_keeps_its_title_where_the_users_language_has_none() -> None:
    words = translated(fr={"title": "Faux"}, de={"title": ""}, en={"title": "Working title"})
    assert details(movie(GERMAN, title="Up", original_title="Up", original_language="en", translations=words)).title == "Up"
    assert details(movie(GERMAN, title="", original_title="Up", original_language="en", translations=None)).title == "Up"


@pytest.mark.parametrize(
    ("logos", "chosen"),
    [
        ([("/none.png", None), ("/en.png", "en"), ("/de.png", "de")], "/de.png"),
        ([("/none.png", None), ("/en.png", "en"), ("/ja.png", "ja")], "/en.png"),
        ([("/ja.png", "ja"), ("/none.png", "")], "/none.png"),
        ([("/ja.png", "ja"), ("/xx.png", "xx")], "/xx.png"),
        ([("/ja.png", "ja"), ("/ko.png", "ko")], "/ja.png"),
        ([("/drawn.svg", "de"), ("/painted.png", "de")], "/painted.png"),
        ([("/drawn.svg", "de"), ("/en.png", "en")], "/drawn.png"),
        ([("", "de"), ("/en.png", "en")], "/en.png"),
        ([], None),
    ],
)
def test_d25_logos_in_the_users_language_then_english_then_none_then_any(logos: list[tuple[str, str | None]], chosen: str | None) -> None:
    assert movie(GERMAN, images=images(logos=logos)).facets[Facet.LOGO].art.logo == chosen


@pytest.mark.parametrize(
    ("posters", "usual", "chosen"),
    [
        ([("/en.jpg", "en"), ("/de1.jpg", "de"), ("/de2.jpg", "de")], "/de2.jpg", "/de2.jpg"),
        ([("/en.jpg", "en"), ("/de1.jpg", "de"), ("/de2.jpg", "de")], "/en.jpg", "/de1.jpg"),
        ([("/en.jpg", "en"), ("/ja.jpg", "ja")], "/ja.jpg", "/ja.jpg"),
        ([("/ja.jpg", "ja"), ("/en.jpg", "en")], None, "/en.jpg"),
        ([], "/only.jpg", "/only.jpg"),
        ([], None, None),
    ],
)
def test_posters_in_the_users_language_first(posters: list[tuple[str, str | None]], usual: str | None, chosen: str | None) -> None:
    assert movie(GERMAN, poster_path=usual, images=images(posters=posters)).facets[Facet.ART].art.poster == chosen


@pytest.mark.parametrize(
    ("backdrops", "usual", "chosen"),
    [
        ([("/de.jpg", "de"), ("/bare1.jpg", None), ("/bare2.jpg", None)], "/bare2.jpg", "/bare2.jpg"),
        ([("/de.jpg", "de"), ("/bare1.jpg", None)], "/de.jpg", "/bare1.jpg"),
        ([("/en.jpg", "en"), ("/de.jpg", "de")], None, "/de.jpg"),
        ([("/en.jpg", "en")], "/usual.jpg", "/usual.jpg"),
    ],
)
def test_backdrops_without_words_first(backdrops: list[tuple[str, str | None]], usual: str | None, chosen: str | None) -> None:
    assert show(GERMAN, backdrop_path=usual, images=images(backdrops=backdrops)).facets[Facet.ART].art.backdrop == chosen
