"""The days on which a film that is not owned can be had at home, in the calendar and in what calendar apps are told (D5, D21, D42)."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import apsw
import pytest

from app.domain.calendar import Airing
from app.domain.enrichment import Outcome
from app.domain.items import ExternalIds, Facts, Kind
from app.domain.provided import Extras, Release
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import WishQuery
from app.library import wishing
from app.store.calendar_file import events_of
from app.store.calendar_week import between, next_day
from app.store.database import Database
from app.store.invariants import broken
from app.store.merging import merge_titles
from app.store.migrations import migrate, schema_steps
from app.store.releases import LACKED
from app.store.rematching import choose_match
from app.store.wishlist_page import listed
from tests.shelf import THEN, Shelf
from tests.store.test_enrichment import TMDB, matched, provided, store

FIRST = date(2025, 10, 9)
CINEMA, STREAMED, DISC = Release("US", "2025-09-20", "theatrical"), Release("US", "2025-10-11", "digital"), Release("US", "2025-10-14", "physical")


def told(row: int, *releases: Release, tmdb: str = "7", released: str = "2025-09-20") -> Outcome:
    return matched(row, tmdb, told=provided(ExternalIds(tmdb=tmdb), details=Facts(title="The Ferry", released=released), extras=Extras(releases=releases)))


def wished(shelf: Shelf, *releases: Release, **more: Any) -> None:
    """The first film: one that is wished and not owned."""
    wishing.wish(shelf.database, [Wish(Pointed("movie", ids=ExternalIds(tmdb="7"), title="The Ferry"))])
    store(shelf, told(1, *releases, **more))


def week(shelf: Shelf, first: date = FIRST) -> list[Airing]:
    with shelf.database.read() as reader:
        return between(reader, first, 7, "mine", THEN)


def seen(shelf: Shelf) -> list[tuple[str, str | None, bool]]:
    return [(one.day, one.release, one.again) for one in week(shelf)]


def kept(shelf: Shelf) -> list[Any]:
    return shelf.sql("SELECT country, day, type FROM releases ORDER BY 1, 2, 3")


def test_a_wished_film_stands_on_the_days_it_can_be_had_at_home(shelf: Shelf) -> None:
    wished(shelf, CINEMA, STREAMED, DISC, Release("FR", "2025-10-12", "digital"))
    assert seen(shelf) == [("2025-10-11", "digital", True), ("2025-10-14", "physical", True)]
    assert {(one.state, one.wished, one.id, one.tmdb) for one in week(shelf)} == {("upcoming", True, 1, "7")}


def test_the_same_day_twice_is_one_card(shelf: Shelf) -> None:
    wished(shelf, STREAMED, Release("US", "2025-10-11", "physical"), Release("US", "2025-10-12", "physical"), released="2025-10-11")
    assert seen(shelf) == [("2025-10-11", "digital", False), ("2025-10-12", "physical", True)]


def test_an_owned_film_has_its_first_day_alone(shelf: Shelf) -> None:
    shelf.film("The Ferry", tmdb="7", released="2025-10-10")
    store(shelf, told(1, STREAMED, DISC))
    assert seen(shelf) == [("2025-10-10", None, False)]
    with shelf.database.read() as reader:
        assert next_day(reader, date(2025, 10, 11), "mine", THEN) is None


def test_the_country_is_the_users(shelf: Shelf) -> None:
    wished(shelf, STREAMED, Release("FR", "2025-10-12", "digital"), Release("DE", "2025-10-13", "digital"))
    shelf.sql("INSERT INTO settings VALUES ('metadata.system', '[\"fr\",\"FR\"]')")
    assert [one.day for one in week(shelf)] == ["2025-10-12"]
    shelf.sql("INSERT INTO settings VALUES ('metadata.region', '\"DE\"')")
    assert [one.day for one in week(shelf)] == ["2025-10-13"]


def test_the_next_day_may_be_such_a_one(shelf: Shelf) -> None:
    wished(shelf, CINEMA, STREAMED, DISC)
    with shelf.database.read() as reader:
        found = [next_day(reader, date(2025, 10, day), "mine", THEN) for day in (9, 12, 15)]
    assert found == [date(2025, 10, 11), date(2025, 10, 14), None]


def test_what_is_told_anew_replaces_what_was_told(shelf: Shelf) -> None:
    wished(shelf, STREAMED, DISC)
    store(shelf, told(1, Release("US", "2025-10-12", "digital"), Release("US", "2025-10-12", "digital")))
    assert kept(shelf) == [("US", "2025-10-12", "digital")]
    store(shelf, told(1))
    assert kept(shelf) == []


def test_what_was_long_ago_is_not_kept(shelf: Shelf) -> None:
    """Of a large library it would be a million rows that nobody waits for."""
    wished(shelf, Release("US", "2024-10-01", "digital"), Release("US", "2024-11-01", "physical"))
    assert kept(shelf) == [("US", "2024-11-01", "physical")]


def test_d21_another_match_takes_the_wrong_ones_days_along(shelf: Shelf) -> None:
    wished(shelf, STREAMED)
    with shelf.database.write() as tx:
        choose_match(tx, "movie", 1, TMDB, "8")
    assert kept(shelf) == []
    with shelf.database.read() as reader:
        assert broken(reader) == []


def test_a_day_that_nobody_tells_is_found(shelf: Shelf) -> None:
    wished(shelf, STREAMED)
    shelf.sql("INSERT INTO releases SELECT country, '2025-12-01', type, enrichment_id FROM releases")
    with shelf.database.read() as reader:
        assert [sentence.rpartition(" is ")[2] for sentence in broken(reader)] == ["told by nobody"]


def test_d10_a_film_that_merges_with_another_keeps_one_providers_word(shelf: Shelf) -> None:
    wished(shelf, STREAMED)
    shelf.film("The Ferry", tmdb="9")
    store(shelf, told(2, DISC, tmdb="9"))
    assert len(kept(shelf)) == 2
    with shelf.database.write() as tx:
        merge_titles(tx, Kind.MOVIE, [(1, 2)])
    with shelf.database.read() as reader:
        assert broken(reader) == []
        assert reader.value("SELECT count(*) FROM releases") == 1


def test_a_wish_knows_its_days_at_home(shelf: Shelf) -> None:
    wished(shelf, DISC, STREAMED, CINEMA, Release("FR", "2025-10-12", "digital"))
    with shelf.database.read() as reader:
        (film,) = listed(reader, WishQuery("movies"), [-1]).values()
    assert film.home == (("2025-10-11", "digital"), ("2025-10-14", "physical"))


def test_calendar_apps_are_told_each_day_as_an_event_of_its_own(shelf: Shelf) -> None:
    wished(shelf, CINEMA, STREAMED, DISC)
    with shelf.database.read() as reader:
        found = [(event.uid, event.day, event.summary) for event in events_of(reader, THEN, "x")]
    assert found == [
        ("bijou-movie-1@x", "2025-09-20", "The Ferry"),
        ("bijou-movie-1-digital@x", "2025-10-11", "The Ferry (to stream or buy)"),
        ("bijou-movie-1-physical@x", "2025-10-14", "The Ferry (on disc)"),
    ]


def test_a_library_of_before_has_what_it_was_told_of_films_of_these_years(tmp_path: Path) -> None:
    before, path = tmp_path / "before", tmp_path / "library.db"
    before.mkdir()
    for number, source in schema_steps().items():
        if number < 18:
            shutil.copy(str(source), before / source.name)
    migrate(path, schema=before)
    more = '{"releases": [{"country": "US", "date": "2030-01-02", "type": "digital"}, {"country": "US", "date": "2029-12-24", "type": "theatrical"}, '
    more += '{"country": "US", "date": "2020-01-02", "type": "digital"}]}'
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("INSERT INTO movies (title, sort_key, released, created_at) VALUES ('A', 'a', '2029-12-24', 1), ('B', 'b', '1980-01-01', 1)")
        sql = "INSERT INTO enrichments (movie_id, provider, facet, state, more) VALUES (?, 'tmdb', 'details', 'matched', CAST(? AS BLOB))"
        for film in (1, 2):
            connection.execute(sql, (film, more))
        connection.execute("INSERT INTO enrichments (movie_id, provider, facet, state) VALUES (1, 'omdb', 'details', 'matched')")
    database = Database(path)
    with database.read() as reader:
        assert reader.rows("SELECT country, day, type, enrichment_id FROM releases") == [("US", "2030-01-02", "digital", 1)]
    database.close()


@pytest.mark.parametrize("rest", ["AND r.day < '2026'", "ORDER BY r.day LIMIT 1"])
def test_days_are_read_through_their_index(shelf: Shelf, rest: str) -> None:
    """Never a walk through all films: what a week costs goes with what comes out in it."""
    with shelf.database.read() as reader:
        rows = reader.rows(f"EXPLAIN QUERY PLAN SELECT m.id FROM {LACKED} {rest}", {"country": "US", "from_day": "2025"})
    plan = [row[3] for row in rows]
    assert plan[0].startswith("SEARCH r USING PRIMARY KEY (country=? AND day>?")
    assert not [step for step in plan if step.startswith("SCAN")]
