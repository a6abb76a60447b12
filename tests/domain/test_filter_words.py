"""The filter language: what words say, what is not understood, and that words, queries and addresses are the same three ways round."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filter_words import Misread, Names, Why, format_words, parse_words
from app.domain.fold import fold
from app.domain.query import MEASURES, QUALITIES, SIGNS, STATES, LibraryQuery, Limit, Years, query_from_address

GENRES = ("Drama", "Horror", "Sci-Fi & Fantasy", 'The "Rest"')
NAMES = Names({1: "Attic Plex", 2: "Cellar", 3: "Twin", 4: "twin", 5: ""}, {fold(name): name for name in GENRES})


def read(text: str) -> LibraryQuery:
    query, misread = parse_words(text, NAMES, LibraryQuery())
    assert not misread
    return query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", LibraryQuery()),
        ("genre:drama", LibraryQuery(genres=("drama",))),
        ("GENRE:DRÁMA genre:hor", LibraryQuery(genres=("drama", "horror"))),
        ('genre:"sci-fi & fantasy"', LibraryQuery(genres=(fold("Sci-Fi & Fantasy"),))),
        ("-genre:horror", LibraryQuery(genres_not=("horror",))),
        ("server:attic", LibraryQuery(servers=(1,))),
        ("server:#4", LibraryQuery(servers=(4,))),
        ("year:1920..1929 year:1980s", LibraryQuery(decades=(1920, 1980))),
        ("year:1927", LibraryQuery(years=(Years(1927, 1927),))),
        ("year:>1950 year:..1912", LibraryQuery(years=(Years(1951, 9999), Years(0, 1912)))),
        ("rating:8", LibraryQuery(rating_at_least=8)),
        ("rating:>8", LibraryQuery(limits=(Limit("rating", ">", 8),))),
        ("missing:>0 runtime:<90", LibraryQuery(limits=(Limit("missing", ">", 0), Limit("runtime", "<", 90)))),
        ("quality:4k quality:sd", LibraryQuery(qualities=("4K", "SD"))),
        ("unmatched is:airing is:no-match", LibraryQuery(states=("unmatched", "no_match", "airing"))),
        ('fritz "a  trip" "star:wars" Mission: -dash', LibraryQuery(text="fritz a trip star:wars Mission: -dash")),
        ('"unmatched" "genre:drama"', LibraryQuery(text="unmatched genre:drama")),
    ],
)
def test_what_words_say(text: str, query: LibraryQuery) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("genre:weird", "genre"),
        ("server:twin", "server"),
        ("server:nowhere", "server"),
        ("year:soon", "value"),
        ("year:..", "value"),
        ("rating:good", "value"),
        ("runtime:", "value"),
        ("is:fine", "value"),
        ("quality:8K", "value"),
        ("-year:1927", "not"),
    ],
)
def test_what_is_not_understood_is_left_out_and_told(word: str, why: Why) -> None:
    query, misread = parse_words(f"genre:drama {word} metropolis", NAMES, LibraryQuery(kind="show", sort="year", descending=True))
    assert query == LibraryQuery(kind="show", sort="year", descending=True, genres=("drama",), text="metropolis")
    assert misread == (Misread(word, why),)


def test_a_word_of_no_filter_is_looked_for_as_it_stands_and_told() -> None:
    query, misread = parse_words("genre:drama star:wars Mission: https://example.org/5", NAMES, LibraryQuery())
    assert (query.genres, query.text) == (("drama",), "star:wars Mission: https://example.org/5")
    assert misread == (Misread("star:wars", "key"),)


def test_before_genres_are_known_any_is_taken_at_its_word() -> None:
    assert parse_words("genre:Drama", Names({}, {}), LibraryQuery())[0].genres == ("drama",)


_years = st.builds(Years, st.integers(0, 9999), st.integers(0, 9999)).filter(lambda years: not (years.first % 10 == 0 and years.last == years.first + 9))
_number = st.integers(0, 9999) | st.integers(0, 9999).map(lambda hundredths: hundredths / 100)
_limit = st.builds(Limit, st.sampled_from(MEASURES), st.sampled_from(SIGNS), _number)
_queries = st.builds(
    LibraryQuery,
    servers=st.lists(st.integers(1, 9), unique=True).map(tuple),
    genres=st.lists(st.sampled_from(sorted(NAMES.genres)), unique=True).map(tuple),
    genres_not=st.lists(st.sampled_from(sorted(NAMES.genres)), unique=True).map(tuple),
    decades=st.lists(st.integers(0, 999).map(lambda ten: ten * 10), unique=True).map(tuple),
    years=st.lists(_years, unique=True).map(tuple),
    qualities=st.sets(st.sampled_from(QUALITIES)).map(lambda some: tuple(one for one in QUALITIES if one in some)),
    states=st.sets(st.sampled_from(STATES)).map(lambda some: tuple(one for one in STATES if one in some)),
    rating_at_least=_number,
    limits=st.lists(_limit, unique=True).map(tuple),
    text=(st.text(max_size=30) | st.sampled_from(["unmatched", '"', "genre:drama", '-"x', "\\", "-genre:x", 'a:"b', ":", "-"])).map(
        lambda text: " ".join(text.split())
    ),
)


@given(_queries)
def test_words_say_every_query_and_read_as_the_same(query: LibraryQuery) -> None:
    words = format_words(query, NAMES)
    assert parse_words(words, NAMES, LibraryQuery()) == (query, ())
    assert format_words(parse_words(words, NAMES, LibraryQuery())[0], NAMES) == words


@given(_queries)
def test_an_address_carries_every_query(query: LibraryQuery) -> None:
    try:
        query.text.encode()
    except UnicodeEncodeError:
        query = msgspec.structs.replace(query, text="")
    assert query_from_address(query.address()) == query


@given(st.text(max_size=60) | st.text(alphabet='genre:"\\ -<>.19#', max_size=40))
def test_anything_can_be_typed(text: str) -> None:
    query, _ = parse_words(text, NAMES, LibraryQuery())
    assert parse_words(format_words(query, NAMES), NAMES, LibraryQuery())[0] == query


def test_old_and_broken_addresses_are_still_read() -> None:
    old = query_from_address("bijou://shows?genre=drama&decade=1920&rating=8&state=missing&sort=year&order=desc")
    assert old == LibraryQuery("show", "year", True, genres=("drama",), decades=(1920,), rating_at_least=8, states=("missing",))
    assert query_from_address("bijou://movies?year=soon&year=19-200000&limit=size%3C3&limit=rating") == LibraryQuery()
