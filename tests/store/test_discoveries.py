"""What Discover finds in a real library file."""

from __future__ import annotations

from datetime import date

import msgspec

from app.domain.discoveries import OnThisDay
from app.domain.enrichment import Outcome, TitleKind
from app.domain.items import ExternalIds, Facts, Watched
from app.domain.provided import Extras, Facet, Provided, Provider, Similar
from app.store import discoveries
from app.store.enrichment import store_outcomes
from tests.shelf import NOW, SEEN, Shelf, audience

DAY = 86_400


def told(shelf: Shelf, film: int, similar: tuple[Similar, ...] = (), collection: tuple[str, str] | None = None, kind: TitleKind = "movie") -> None:
    """TMDB was asked about a title."""
    provided = Provided(ExternalIds(), {Facet.DETAILS: Facts()}, extras=Extras(similar=similar, collection=collection))
    with shelf.database.write() as tx:
        store_outcomes(tx, [Outcome(kind, film, Provider.TMDB, "matched", f"9{film}", "tmdb", provided=provided, tried_at=NOW)])


def test_d5_the_highest_rated_that_is_owned_comes_unwatched_first(shelf: Shelf) -> None:
    shelf.film("Seen best", ratings=audience(9.5), watched=SEEN)
    shelf.film("Good", ratings=audience(8.0))
    shelf.film("Better", ratings=audience(8.5))
    shelf.film("Not owned", ratings=audience(9.9), owned=False)
    shelf.film("Unrated")
    with shelf.database.read() as reader:
        assert discoveries.highest_rated(reader, "movie", 10) == [3, 2, 1]
        assert discoveries.highest_rated(reader, "movie", 2) == [3, 2]


def test_a_show_is_watched_once_an_episode_of_it_is(shelf: Shelf) -> None:
    begun, new = shelf.show("Begun", ratings=audience(9.0)), shelf.show("New", ratings=audience(7.0))
    shelf.episode(begun, 1, 1, watched=SEEN)
    shelf.episode(new, 1, 1)
    with shelf.database.read() as reader:
        assert discoveries.highest_rated(reader, "show", 10) == [2, 1]
        assert discoveries.waiting_longest(reader, "show", NOW, 10) == [2]


def test_what_waits_the_longest_was_added_first_and_never_watched(shelf: Shelf) -> None:
    for title, days in (("Young", 10), ("Oldest", 900), ("Old", 400)):
        shelf.film(title, added_at=NOW - days * DAY)
    shelf.film("Seen", added_at=NOW - 950 * DAY, watched=SEEN)
    with shelf.database.read() as reader:
        assert discoveries.waiting_longest(reader, "movie", NOW - 180 * DAY, 10) == [2, 3]


def test_on_this_day_came_out_what_is_owned_in_other_years(shelf: Shelf) -> None:
    shelf.film("A century old", released="1925-10-09", ratings=audience(7))
    shelf.film("Better", released="1999-10-09", ratings=audience(9))
    shelf.film("Today", released="2025-10-09")
    shelf.film("Another day", released="1999-10-10")
    shelf.film("Not owned", released="1988-10-09", owned=False)
    show = shelf.show("Judex")
    shelf.episode(show, 2, 5, aired="2001-10-09")
    shelf.episode(show, 1, 3, aired="2000-10-09")
    shelf.episode(show, 1, 4, aired="1990-10-09", owned=False)
    with shelf.database.read() as reader:
        assert discoveries.on_this_day(reader, "movie", date(2025, 10, 9), 10) == [OnThisDay(2, "1999-10-09"), OnThisDay(1, "1925-10-09")]
        assert discoveries.on_this_day(reader, "show", date(2025, 10, 9), 10) == [OnThisDay(1, "2000-10-09", 1, 3)]
        assert discoveries.on_this_day(reader, "movie", date(2024, 2, 29), 10) == []


def test_one_is_asked_about_what_was_watched_and_added_lately_and_what_is_best(shelf: Shelf) -> None:
    shelf.film("Watched long ago", watched=Watched(count=1, at=NOW - 900 * DAY), added_at=NOW - 9 * DAY)
    shelf.film("Watched yesterday", watched=Watched(count=1, at=NOW - DAY), added_at=NOW - 8 * DAY)
    shelf.film("Best", ratings=audience(9.8), added_at=NOW - 7 * DAY)
    shelf.film("Added today", added_at=NOW - 60)
    with shelf.database.read() as reader:
        assert discoveries.lately(reader, "movie", 1) == [2, 4, 3]
        assert set(discoveries.lately(reader, "movie", 9)) == {1, 2, 3, 4}


def test_what_a_title_is_likened_to_comes_in_the_order_of_the_titles(shelf: Shelf) -> None:
    for title in ("One", "Two", "Untold"):
        shelf.film(title)
    told(shelf, 1, (Similar("11", "Eleven"),))
    told(shelf, 2, (Similar("12", "Twelve", 1999, "/p.jpg"),))
    told(shelf, 3)
    with shelf.database.read() as reader:
        found = discoveries.likened(reader, "movie", [2, 3, 1])
    assert [(one.id, one.title, [other.tmdb for other in one.similar]) for one in found] == [(2, "Two", ["12"]), (1, "One", ["11"])]


def test_collections_are_counted_by_what_is_owned_of_them(shelf: Shelf) -> None:
    for title in ("Alien", "Aliens", "Dr. Mabuse", "Lost"):
        shelf.film(title, owned=title != "Lost")
    told(shelf, 1, (Similar("8078", "Alien Resurrection"),), ("8091", "Alien Collection"))
    told(shelf, 2, (Similar("8078", "Alien Resurrection"), Similar("1", "Another")), ("8091", "Alien Collection"))
    told(shelf, 3, (), ("7", "Dr. Mabuse Collection"))
    told(shelf, 4, (), ("8", "Lost Collection"))
    with shelf.database.read() as reader:
        found = discoveries.collections(reader, 1, 10)
        assert [(one.collection, one.name, one.films) for one in found] == [("8091", "Alien Collection", (1, 2)), ("7", "Dr. Mabuse Collection", (3,))]
        assert {other.tmdb for other in found[0].likened} == {"8078", "1"}
        assert [one.collection for one in discoveries.collections(reader, 2, 10)] == ["8091"]


def test_each_question_is_answered_by_an_index(shelf: Shelf) -> None:
    """Whole tables of 100,000 titles are not walked for a row of twenty."""
    watched = "SELECT movie_id FROM copies INDEXED BY films_watched WHERE watched_at IS NOT NULL AND movie_id IS NOT NULL ORDER BY watched_at DESC LIMIT 9"
    with shelf.database.read() as reader:
        for query in (watched, "SELECT id FROM movies WHERE rating IS NOT NULL ORDER BY rating DESC, sort_key, id LIMIT 9"):
            plan = msgspec.json.encode(reader.rows(f"EXPLAIN QUERY PLAN {query}")).decode()
            assert "TEMP B-TREE" not in plan, plan
