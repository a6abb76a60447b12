"""Completing the filter language: what may stand at the cursor, and that what is completed is understood as what was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cards import Facets, TitleKind
from app.domain.filter_completion import completions
from app.domain.filter_words import Names, parse_words
from app.domain.fold import fold
from app.domain.query import LibraryQuery

GENRES = ("Comedy", "Crime", "Drama", "Écran", "Melo Drama", 'The "Rest"')
FACETS = Facets(
    servers=((1, "Attic Plex", 7), (2, "Twin", 5), (3, "twin", 2)),
    genres=tuple((fold(name), name, at) for at, name in enumerate(GENRES, 1)),
    decades=((1930, 4), (1920, 9)),
    qualities=(("4K", 3), ("SD", 1)),
)


def words(text: str, cursor: int | None = None, kind: TitleKind = "movie") -> list[str]:
    return [one.word for one in completions(text, len(text) if cursor is None else cursor, FACETS, kind)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", ["genre:", "server:", "year:", "rating:", "runtime:", "quality:", "is:", "unmatched", "-genre:"]),
        ("r", ["rating:", "runtime:"]),
        ("metropolis g", ["genre:"]),
        ("-", ["-genre:"]),
        ("genre:c", ["genre:Comedy", "genre:Crime"]),
        ("GENRE:ecr", ["genre:Écran"]),
        ("-genre:dr", ["-genre:Drama", '-genre:"Melo Drama"']),
        ('genre:"melo d', ['genre:"Melo Drama"']),
        ("genre:the", [r'genre:"The \"Rest\""']),
        ("server:", ['server:"Attic Plex"', "server:#2", "server:#3"]),
        ("year:19", ["year:1930..1939", "year:1920..1929"]),
        ("quality:", ["quality:4K", "quality:SD"]),
        ("is:un", ["is:unmatched", "is:unwatched"]),
        ("runtime:", ["runtime:<90", "runtime:<120", "runtime:>120", "runtime:>180"]),
    ],
)
def test_what_is_offered(text: str, offered: list[str]) -> None:
    assert words(text) == offered


@pytest.mark.parametrize(
    "text", ["genre:drama", "genre:weird", "metropolis", "unmatched", '"genre:d', 'genre:"Melo Drama" ', "missing:", "star:w", "genre:drama:"]
)
def test_nothing_is_offered_for_what_is_whole_or_no_filters(text: str) -> None:
    assert [word for word in words(text) if not text.endswith(" ")] == []


def test_what_only_shows_have_is_offered_for_shows() -> None:
    assert "missing:" in words("", kind="show")
    assert words("missing:", kind="show") == ["missing:>0"]
    assert "is:airing" in words("is:", kind="show")
    assert "is:airing" not in words("is:")


def test_the_word_at_the_cursor_is_replaced_and_the_rest_stays() -> None:
    one = completions("year:1930 genre:melxx metropolis", 19, FACETS, "movie")[0]
    assert (one.text, one.titles, one.whole) == ('year:1930 genre:"Melo Drama" metropolis', 5, True)
    assert one.text[one.cursor :] == "metropolis"


def test_a_key_is_followed_by_its_value_and_a_value_by_the_next_word() -> None:
    key = completions("ge", 2, FACETS, "movie")[0]
    assert (key.text, key.cursor, key.whole) == ("genre:", 6, False)
    value = completions("genre:com", 9, FACETS, "movie")[0]
    assert (value.text, value.cursor, value.whole) == ("genre:Comedy ", 13, True)


@given(st.text(alphabet='ge:nr"\\d -<>.#1', max_size=30), st.integers(-5, 40))
def test_whatever_is_typed_what_is_completed_is_understood(text: str, cursor: int) -> None:
    names = Names({one: name for one, name, _ in FACETS.servers}, {folded: name for folded, name, _ in FACETS.genres})
    for one in completions(text, cursor, FACETS, "show"):
        assert one.text[: one.cursor].rstrip().endswith(one.word)
        if one.whole:
            assert parse_words(one.word, names, LibraryQuery(kind="show"))[1] == ()
