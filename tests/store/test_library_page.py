"""Library pages: every order and filter against a plain reckoning in Python (D5, D14, D15, D17, D23)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.domain.cards import TitleList
from app.domain.fold import rail_letter, sort_key
from app.domain.items import MediaFile
from app.domain.query import QUALITIES, SORTS, STATES, LibraryQuery, Limit, Quality, Sort, State, Years
from app.store.library_cards import cards, counts, facets
from app.store.library_page import title_list
from tests.shelf import HD, SD, SEEN, THEN, TODAY, UHD, Shelf, audience

_TITLES = (
    "The Amber Road",
    "Élan vital",
    "A Quiet Place",
    "ärger",
    "Zulu",
    "100 Rifles",
    "東京物語",
    "Solaris",
    "Das Boot",
    "élan",
    "Öland",
    "mothlight",
    "ЛУНА",
    "'71",
)


def listed(shelf: Shelf, **query: Any) -> TitleList:
    with shelf.database.read() as reader:
        return title_list(reader, LibraryQuery(**query), THEN)


def names(shelf: Shelf, **query: Any) -> list[str]:
    kind = query.get("kind", "movie")
    with shelf.database.read() as reader:
        return [card.title for card in cards(reader, kind, list(title_list(reader, LibraryQuery(**query), THEN).ids), THEN)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shelf, dict[int, dict[str, Any]]]]:
    """Sixty films with every mixture of facts, and what was told of each; nobody changes them."""
    shelf = Shelf(tmp_path_factory.mktemp("many"))
    dice = random.Random(11)
    told: dict[int, dict[str, Any]] = {}
    for row_id in range(1, 61):
        files = tuple(dice.sample((HD, UHD, SD, MediaFile(size_bytes=7)), dice.randint(0, 2)))
        facts: dict[str, Any] = {
            "title": f"{dice.choice(_TITLES)} {dice.randint(1, 3)}",
            "year": dice.choice((None, 1927, 1959, 1994, 1999, 2003)),
            "released": dice.choice((None, "1927-01-10", "1999-03-31", "1999-10-01")),
            "runtime_minutes": dice.choice((None, 90.0, 120.0)),
            "genres": tuple(dice.sample(("Drama", "Science Fiction", "Comédie"), dice.randint(0, 2))),
            "ratings": audience(dice.choice((3.5, 7.0, 9.1))) if dice.random() < 0.8 else (),
            "imdb": f"tt{row_id:07}" if dice.random() < 0.7 else None,
            "server": dice.choice((1, 2)),
            "owned": dice.random() < 0.8,
            "watched": SEEN if dice.random() < 0.4 else None,
            "added_at": dice.choice((None, 1_700_000_000, 1_750_000_000)),
        }
        told[row_id] = {**facts, "files": files, "id": row_id}
        more = {name: value for name, value in facts.items() if value is not None or name == "added_at"}
        shelf.film(more.pop("title"), files=files, **more)
    yield shelf, told
    shelf.database.close()


_VALUES: dict[Sort, Callable[[dict[str, Any]], Any]] = {
    "title": lambda film: 0,
    "missing": lambda film: 0,
    "year": lambda film: film["year"],
    "added": lambda film: film["added_at"],
    "rating": lambda film: film["ratings"][0].value if film["ratings"] else None,
    "released": lambda film: film["released"],
    "runtime": lambda film: film["runtime_minutes"],
    "size": lambda film: sum(file.size_bytes or 0 for file in film["files"]),
}


def _reckoned(told: dict[int, dict[str, Any]], sort: Sort, descending: bool) -> list[int]:
    """Titles without the value last, equals by title: said once more, the slow way."""
    by_title = sorted(told.values(), key=lambda film: (sort_key(film["title"]), film["id"]))
    if sort in ("title", "missing"):
        return [film["id"] for film in (reversed(by_title) if descending else by_title)]
    value = _VALUES[sort]
    there = sorted((film for film in by_title if value(film) is not None), key=value, reverse=descending)
    return [film["id"] for film in (*there, *(film for film in by_title if value(film) is None))]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_d17_every_order_both_ways(many: tuple[Shelf, dict[int, dict[str, Any]]], sort: Sort, descending: bool) -> None:
    shelf, told = many
    assert list(listed(shelf, sort=sort, descending=descending).ids) == _reckoned(told, sort, descending)


def _best(film: dict[str, Any]) -> Quality | None:
    order = {UHD: 0, HD: 1, SD: 3}
    found = [order[file] for file in film["files"] if file in order]
    return QUALITIES[min(found)] if found else None


_FILTERS: list[tuple[dict[str, Any], Callable[[dict[str, Any]], bool]]] = [
    ({"servers": (2,)}, lambda film: film["server"] == 2),
    ({"servers": (1, 2)}, lambda film: True),
    ({"servers": (9,)}, lambda film: False),
    ({"genres": ("drama",)}, lambda film: "Drama" in film["genres"]),
    ({"genres": ("drama", "comedie")}, lambda film: bool({"Drama", "Comédie"} & set(film["genres"]))),
    ({"decades": (1990,)}, lambda film: film["year"] in (1994, 1999)),
    ({"decades": (1920, 2000)}, lambda film: film["year"] in (1927, 2003)),
    ({"years": (Years(1990, 1994), Years(2003, 2003))}, lambda film: film["year"] in (1994, 2003)),
    ({"years": (Years(1999, 9999),), "decades": (1920,)}, lambda film: (film["year"] or 0) >= 1999 or film["year"] == 1927),
    ({"genres_not": ("drama",)}, lambda film: "Drama" not in film["genres"]),
    ({"genres": ("drama",), "genres_not": ("comedie",)}, lambda film: "Drama" in film["genres"] and "Comédie" not in film["genres"]),
    ({"limits": (Limit("rating", "<", 7),)}, lambda film: bool(film["ratings"]) and film["ratings"][0].value < 7),
    ({"limits": (Limit("runtime", ">", 90), Limit("runtime", "<=", 120))}, lambda film: film["runtime_minutes"] == 120),
    ({"limits": (Limit("missing", ">", 0),)}, lambda film: False),
    ({"limits": (Limit("missing", "=", 0),)}, lambda film: True),
    ({"qualities": ("4K",)}, lambda film: _best(film) == "4K"),
    ({"qualities": ("1080p", "SD")}, lambda film: _best(film) in ("1080p", "SD")),
    ({"rating_at_least": 7.0}, lambda film: bool(film["ratings"]) and film["ratings"][0].value >= 7),
    ({"states": ("owned",)}, lambda film: film["owned"]),
    ({"states": ("missing",)}, lambda film: False),
    ({"states": ("airing",)}, lambda film: False),
    ({"states": ("unmatched",)}, lambda film: film["imdb"] is None),
    ({"states": ("unwatched",)}, lambda film: film["watched"] is None),
    ({"states": ("unwatched", "unmatched")}, lambda film: film["watched"] is None or film["imdb"] is None),
    ({"states": ("owned", "missing")}, lambda film: film["owned"]),
    ({"text": "elan"}, lambda film: "lan" in film["title"].casefold() and "ö" not in film["title"].casefold()),
    (
        {"genres": ("drama",), "decades": (1990,), "states": ("owned",)},
        lambda film: "Drama" in film["genres"] and film["year"] in (1994, 1999) and film["owned"],
    ),
    (
        {"servers": (1,), "qualities": ("4K",), "rating_at_least": 5},
        lambda film: film["server"] == 1 and _best(film) == "4K" and bool(film["ratings"]) and film["ratings"][0].value > 5,
    ),
]  # fmt: skip


@pytest.fixture(params=["looked up", "walked"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few titles are looked up one by one, many are found by walking all: both must say the same."""
    if request.param == "walked":
        monkeypatch.setattr("app.store.library_filters._FEW", -1)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(("query", "passes"), _FILTERS, ids=[str(query) for query, _ in _FILTERS])
def test_every_filter_in_every_order(many: tuple[Shelf, dict[int, dict[str, Any]]], query: dict[str, Any], passes: Callable[[dict[str, Any]], bool]) -> None:
    shelf, told = many
    for sort in SORTS:
        expected = [row_id for row_id in _reckoned(told, sort, True) if passes(told[row_id])]
        answer = listed(shelf, sort=sort, descending=True, **query)
        assert list(answer.ids) == expected, sort
        assert answer.total_in_library == len(told)


@pytest.mark.usefixtures("either_way")
def test_letters_point_at_their_first_row(many: tuple[Shelf, dict[int, dict[str, Any]]]) -> None:
    shelf, told = many
    for query in ({}, {"descending": True}, {"states": ("unwatched",)}, {"servers": (2,), "descending": True}, {"servers": (9,)}):
        answer = listed(shelf, **query)
        expected: dict[str, int] = {}
        for row, row_id in enumerate(answer.ids):
            expected.setdefault(rail_letter(sort_key(told[row_id]["title"])), row)
        assert answer.letters == tuple(expected.items())
    assert listed(shelf, sort="year").letters == ()


def test_only_titles_in_a_library_are_listed_and_counted(shelf: Shelf) -> None:
    """A film that has no copy any more (followed, wished, merely known) is no title of the library."""
    shelf.film("Kept")
    gone = shelf.film("Gone", server=2)
    shelf.sql("DELETE FROM copies WHERE remote_key = ?", gone)
    for query in ({}, {"sort": "year"}, {"sort": "size"}, {"states": ("unwatched",)}, {"states": ("owned",)}, {"text": "gone"}, {"servers": (2,)}):
        assert "Gone" not in names(shelf, **query), query
    assert listed(shelf).total_in_library == 1
    with shelf.database.read() as reader:
        assert facets(reader, "movie").total == 1
        assert [server for server, _, _ in facets(reader, "movie").servers] == [1]


def test_d15_what_a_server_merely_knows_is_not_owned(shelf: Shelf) -> None:
    shelf.film("Here")
    shelf.film("Known", server=2, owned=False, files=())
    both: dict[str, Any] = {"imdb": "tt0000009"}
    shelf.film("Both", owned=False, files=(), **both)
    shelf.film("Both", server=2, **both)
    assert names(shelf) == ["Both", "Here", "Known"]
    assert names(shelf, states=("owned",)) == ["Both", "Here"]
    assert names(shelf, states=("owned", "missing")) == ["Both", "Here"]
    with shelf.database.read() as reader:
        assert counts(reader).movies == 2
        assert [(card.title, card.owned) for card in cards(reader, "movie", [1, 2, 3], THEN)] == [("Here", True), ("Known", False), ("Both", True)]


def _shows(shelf: Shelf) -> None:
    """Whole: all owned; Gappy: lacks one of two aired; Ahead: its one lack airs today; Special: lacks only a special; Virtual: one known, not owned (D15)."""
    lacks: dict[str, Any] = {"owned": False, "files": ()}
    whole = shelf.show("Whole", status="ended")
    shelf.episode(whole, 1, 1, aired="2001-01-01", watched=SEEN)
    gappy = shelf.show("Gappy", status="continuing")
    shelf.episode(gappy, 1, 1, aired="2001-01-01", files=(UHD,))
    shelf.episode(gappy, 1, 2, aired="2001-01-08", **lacks)
    ahead = shelf.show("Ahead", status="Returning Series")
    shelf.episode(ahead, 1, 1, aired="2001-01-01", watched=SEEN)
    shelf.episode(ahead, 1, 2, aired=TODAY, **lacks)
    shelf.episode(ahead, 1, 3, aired=None, **lacks)
    special = shelf.show("Special", status="ended")
    shelf.episode(special, 1, 1, aired=None, watched=SEEN)
    shelf.episode(special, 0, 1, aired="2001-01-01", **lacks)
    virtual = shelf.show("Virtual", server=2, status="ended")
    for number in (1, 2, 3):
        shelf.episode(virtual, 1, number, server=2, aired="2001-01-01", **lacks)


def test_d23_missing_is_aired_not_owned_and_no_special(shelf: Shelf) -> None:
    _shows(shelf)
    assert names(shelf, kind="show", states=("missing",)) == ["Gappy", "Virtual"]
    limits: dict[Limit, list[str]] = {
        Limit("missing", ">", 0): ["Gappy", "Virtual"],
        Limit("missing", ">=", 3): ["Virtual"],
        Limit("missing", "<", 2): ["Ahead", "Gappy", "Special", "Whole"],
        Limit("missing", "=", 1): ["Gappy"],
    }
    for limit, expected in limits.items():
        assert names(shelf, kind="show", limits=(limit,)) == expected
    assert names(shelf, kind="show", sort="missing", descending=True) == ["Virtual", "Gappy", "Ahead", "Special", "Whole"]
    assert names(shelf, kind="show", sort="missing") == ["Ahead", "Special", "Whole", "Gappy", "Virtual"]


def test_states_of_shows(shelf: Shelf) -> None:
    _shows(shelf)
    assert names(shelf, kind="show", states=("airing",)) == ["Ahead", "Gappy"]
    assert names(shelf, kind="show", states=("unwatched",)) == ["Gappy"]
    assert names(shelf, kind="show", qualities=("4K",)) == ["Gappy"]
    assert set(names(shelf, kind="show", states=STATES)) == {"Ahead", "Gappy", "Special", "Virtual", "Whole"}


def test_cards_of_shows_roll_up_their_episodes(shelf: Shelf) -> None:
    _shows(shelf)
    with shelf.database.read() as reader:
        ids = list(title_list(reader, LibraryQuery(kind="show"), THEN).ids)
        found = {card.title: card for card in cards(reader, "show", ids, THEN)}
    rolled = {title: (card.owned_count, card.aired, card.missing, card.airing, card.watched, card.quality) for title, card in found.items()}
    assert rolled == {
        "Whole": (1, 1, 0, False, True, "1080p"),
        "Gappy": (1, 2, 1, True, False, "4K"),
        "Ahead": (1, 1, 0, True, True, "1080p"),
        "Special": (1, 1, 0, False, True, "1080p"),
        "Virtual": (0, 3, 3, False, False, None),
    }
    assert found["Gappy"].size_bytes == UHD.size_bytes


def test_d14_an_owned_episode_that_leaves_is_missing_again(shelf: Shelf) -> None:
    """Nothing is stored of it (D5): the same question answers otherwise as soon as the copy is gone."""
    show = shelf.show("Short")
    shelf.episode(show, 1, 1, aired="2001-01-01")
    second = shelf.episode(show, 1, 2, aired="2001-01-08")
    assert names(shelf, kind="show", states=("missing",)) == []
    shelf.sql("DELETE FROM copies WHERE remote_key = ?", second)
    assert names(shelf, kind="show", states=("missing",)) == ["Short"]


def test_d5_size_and_quality_follow_the_files(shelf: Shelf) -> None:
    """The columns that are kept in memory are dropped with the next commit."""
    shelf.film("Large", files=(UHD,))
    small = shelf.film("Small", files=(SD,))
    assert names(shelf, sort="size") == ["Small", "Large"]
    assert names(shelf, qualities=("SD",)) == ["Small"]
    shelf.sql("UPDATE files SET size_bytes = 90000, width = 3840 WHERE copy_id = (SELECT id FROM copies WHERE remote_key = ?)", small)
    assert names(shelf, sort="size") == ["Large", "Small"]
    assert names(shelf, qualities=("SD",)) == []


def test_a_file_of_two_episodes_counts_once(shelf: Shelf) -> None:
    show = shelf.show("Double")
    shelf.episode(show, 1, 1, number_last=2, aired="2001-01-01")
    other = shelf.show("Single")
    shelf.episode(other, 1, 1, files=(MediaFile(size_bytes=HD.size_bytes + 1 if HD.size_bytes else 1),))
    assert names(shelf, kind="show", sort="size") == ["Double", "Single"]
    with shelf.database.read() as reader:
        double = cards(reader, "show", [1], THEN)[0]
    assert (double.owned_count, double.size_bytes) == (2, HD.size_bytes)


def test_cards_come_in_the_order_asked_without_what_is_gone(shelf: Shelf) -> None:
    for title in ("One", "Two", "Three"):
        shelf.film(title)
    with shelf.database.read() as reader:
        assert [card.title for card in cards(reader, "movie", [3, 99, 1, 2], THEN)] == ["Three", "One", "Two"]
        assert cards(reader, "movie", [], THEN) == []


def test_a_card_of_a_film_on_two_servers(shelf: Shelf) -> None:
    shelf.film("Twice", imdb="tt0000001", files=(HD, MediaFile(version=1, width=3840, size_bytes=5)), genres=("Drama",), runtime_minutes=100.0)
    shelf.film("Twice", server=2, imdb="tt0000001", files=(SD,), genres=("drame",), watched=SEEN)
    with shelf.database.read() as reader:
        card = cards(reader, "movie", [1], THEN)[0]
    assert (card.servers, card.quality, card.versions) == ((1, 2), "4K", 3)
    assert card.size_bytes == 9_000 + 5 + 1_400
    assert (card.watched, card.owned, card.unmatched, set(card.genres)) == (True, True, False, {"Drama", "drame"})


def test_not_seen_since_only_when_no_copy_is(shelf: Shelf) -> None:
    shelf.film("Twice", imdb="tt0000001", key="a")
    shelf.film("Twice", server=2, imdb="tt0000001", key="b")
    shelf.sql("UPDATE copies SET not_seen_since = 5 WHERE remote_key = 'a'")
    with shelf.database.read() as reader:
        assert cards(reader, "movie", [1], THEN)[0].not_seen_since is None
    shelf.sql("UPDATE copies SET not_seen_since = 7 WHERE remote_key = 'b'")
    with shelf.database.read() as reader:
        assert cards(reader, "movie", [1], THEN)[0].not_seen_since == 5


def test_facets_count_what_the_filters_would_leave(many: tuple[Shelf, dict[int, dict[str, Any]]]) -> None:
    shelf, told = many
    with shelf.database.read() as reader:
        found = facets(reader, "movie")
    for server, _, count in found.servers:
        assert count == len(listed(shelf, servers=(server,)).ids)
    for folded, _, count in found.genres:
        assert count == len(listed(shelf, genres=(folded,)).ids)
    for decade, count in found.decades:
        assert count == len(listed(shelf, decades=(decade,)).ids)
    for quality, count in found.qualities:
        assert count == len(listed(shelf, qualities=(quality,)).ids)
    assert [decade for decade, _ in found.decades] == [2000, 1990, 1950, 1920]
    assert {folded for folded, _, _ in found.genres} == {"drama", "science fiction", "comedie"}
    assert found.total == len(told)


def test_an_empty_library_has_empty_pages(shelf: Shelf) -> None:
    for kind in ("movie", "show"):
        for sort in SORTS:
            assert list(listed(shelf, kind=kind, sort=sort).ids) == []
        with shelf.database.read() as reader:
            assert facets(reader, "movie").total == 0


@pytest.mark.parametrize("state", STATES)
def test_one_state_or_two_agree(many: tuple[Shelf, dict[int, dict[str, Any]]], state: State) -> None:
    """Alone, some states are told by what is not in them: the same as when they stand beside one that nothing has."""
    shelf, _ = many
    assert list(listed(shelf, states=(state,)).ids) == list(listed(shelf, states=(state, "airing")).ids)


def test_a_card_says_whose_rating_it_has(shelf: Shelf) -> None:
    shelf.film("Both", ratings=(*audience(7.1, "tmdb"), *audience(8.3, "imdb")))
    shelf.film("One", ratings=audience(6.0, "plex"))
    shelf.film("None")
    with shelf.database.read() as reader:
        assert [(card.rating, card.rating_source) for card in cards(reader, "movie", [1, 2, 3], THEN)] == [(8.3, "imdb"), (6.0, "plex"), (None, None)]


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_read_twice_is_the_same_and_follows_every_commit(shelf: Shelf, sort: Sort) -> None:
    """What is kept in memory is of the snapshot that is read, and no question changes it."""
    for title in ("Solaris", "Das Boot"):
        shelf.film(title)
    first = listed(shelf, sort=sort), listed(shelf, sort=sort, descending=True)
    assert (listed(shelf, sort=sort), listed(shelf, sort=sort, descending=True)) == first
    with shelf.database.read() as before:
        assert title_list(before, LibraryQuery(sort=sort), THEN) == first[0]
        shelf.film("Amber")
        assert title_list(before, LibraryQuery(sort=sort), THEN) == first[0]
    after = listed(shelf, sort=sort)
    assert set(first[0].ids) < set(after.ids)
    assert len(after.ids) == 3
    assert after.total_in_library == 3
    if sort == "title":
        assert after.letters == (("A", 0), ("D", 1), ("S", 2))
