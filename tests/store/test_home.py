"""What Home reads of the library: what is on deck, what came last, and counts that agree with the pages that they lead to (D5, D23, D50)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.home import Arrived, Resumed
from app.domain.items import ExternalIds, Kind, Watched
from app.domain.query import query_from_address
from app.domain.scanning import Named
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.library.home import front
from app.store import home
from app.store.happenings import note_happened
from app.store.library_cards import cards
from app.store.library_page import title_list
from tests.shelf import NOW, THEN, Shelf

HOUR, DAY = 3_600, 86_400


def on_deck(shelf: Shelf, limit: int = 10) -> list[Resumed]:
    with shelf.database.read() as reader:
        return home.resumed(reader, limit, THEN)


def came(shelf: Shelf, limit: int = 10, zone: str = "UTC") -> list[Arrived]:
    with shelf.database.read() as reader:
        return home.arrived(reader, limit, ZoneInfo(zone))


def seen(at: int, times: int = 1, position_ms: int = 0) -> Watched:
    return Watched(times, position_ms, at)


def test_a_film_that_was_begun_is_on_deck_and_one_that_was_seen_is_not(shelf: Shelf) -> None:
    shelf.film("Begun", watched=seen(NOW - DAY, 0, 1_200_000), runtime_minutes=100)
    shelf.film("Begun last", watched=seen(NOW - HOUR, 1, 60_000), runtime_minutes=100)
    shelf.film("Seen", watched=seen(NOW))
    shelf.film("Nearly over", watched=seen(NOW, 0, 97 * 60_000), runtime_minutes=100)
    shelf.film("Never")
    assert [(one.title, one.position_ms) for one in on_deck(shelf)] == [("Begun last", 60_000), ("Begun", 1_200_000)]


def test_a_film_that_was_seen_to_its_end_on_the_other_server_is_not_on_deck(shelf: Shelf) -> None:
    shelf.film("Metropolis", imdb="tt0017136", watched=seen(NOW - DAY, 0, 60_000), runtime_minutes=100)
    assert len(on_deck(shelf)) == 1
    shelf.film("Metropolis", server=2, imdb="tt0017136", watched=seen(NOW, 1))
    assert on_deck(shelf) == []


def test_of_a_show_in_progress_the_next_owned_episode_that_nobody_saw_is_on_deck(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, watched=seen(NOW - 2 * DAY))
    shelf.episode(show, 1, 2, watched=seen(NOW - DAY))
    shelf.episode(show, 1, 3, files=(), owned=False)
    shelf.episode(show, 2, 1)
    shelf.episode(show, 2, 2)
    done = shelf.show("The Wire")
    shelf.episode(done, 1, 1, watched=seen(NOW))
    shelf.show("Dark")
    assert [(one.title, one.season, one.number, one.position_ms, one.at) for one in on_deck(shelf)] == [("Fargo", 2, 1, 0, NOW - DAY)]


def test_a_special_that_was_seen_begins_no_show(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 0, 1, watched=seen(NOW))
    shelf.episode(show, 1, 1)
    assert on_deck(shelf) == []


def test_an_episode_that_was_begun_is_on_deck_itself(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, watched=seen(NOW - DAY))
    shelf.episode(show, 1, 2, watched=seen(NOW, 0, 600_000))
    shelf.episode(show, 1, 3)
    assert [(one.season, one.number, one.position_ms) for one in on_deck(shelf)] == [(1, 2, 600_000)]


def test_d5_how_far_one_is_is_what_the_posters_of_the_library_say(shelf: Shelf) -> None:
    """Of a film how much of its length, of a show how many of its owned episodes; of a film whose length nobody knows nothing."""
    shelf.film("Metropolis", watched=seen(NOW, 0, 1_200_000), runtime_minutes=80)
    shelf.film("Endless", watched=seen(NOW - HOUR, 0, 1_200_000))
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, watched=seen(NOW - DAY))
    for number in (2, 3, 4):
        shelf.episode(show, 1, number)
    shelf.episode(show, 1, 5, files=(), owned=False)
    found = on_deck(shelf)
    assert [(one.title, one.progress) for one in found] == [("Metropolis", 0.25), ("Endless", 0.0), ("Fargo", 0.25)]
    with shelf.database.read() as reader:
        kept = {card.title: card.progress for kind in ("movie", "show") for card in cards(reader, kind, [one.id for one in found if one.kind == kind], THEN)}
    assert kept == {one.title: one.progress for one in found}


def test_films_and_shows_stand_in_one_order_and_are_as_many_as_asked_for(shelf: Shelf) -> None:
    for at in range(4):
        shelf.film(f"Film {at}", watched=seen(NOW - at * DAY, 0, 60_000), runtime_minutes=90)
        show = shelf.show(f"Show {at}")
        shelf.episode(show, 1, 1, watched=seen(NOW - at * DAY - HOUR))
        shelf.episode(show, 1, 2)
    assert [one.title for one in on_deck(shelf, 3)] == ["Film 0", "Show 0", "Film 1"]


def test_episodes_that_came_stand_by_show_and_day_beside_the_films(shelf: Shelf) -> None:
    show, other = shelf.show("Fargo"), shelf.show("Dark")
    for number in (1, 2, 3):
        shelf.episode(show, 1, number, added_at=NOW - 2 * DAY + number)
    shelf.episode(show, 1, 4, added_at=NOW)
    shelf.episode(other, 1, 1, added_at=NOW - DAY)
    shelf.film("Metropolis", added_at=NOW - HOUR)
    found = [(one.title, one.episodes, one.number) for one in came(shelf)]
    assert found == [("Fargo", 1, 4), ("Metropolis", 0, None), ("Dark", 1, 1), ("Fargo", 3, 3)]


def test_d50_the_day_on_which_it_came_is_the_users(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    midnight = int(datetime(2025, 10, 9, tzinfo=ZoneInfo("Pacific/Auckland")).timestamp())
    shelf.episode(show, 1, 1, added_at=midnight - HOUR)
    shelf.episode(show, 1, 2, added_at=midnight + HOUR)
    assert [(one.day, one.episodes) for one in came(shelf, zone="Pacific/Auckland")] == [("2025-10-09", 1), ("2025-10-08", 1)]
    assert [(one.day, one.episodes) for one in came(shelf)] == [("2025-10-08", 2)]


def test_what_left_the_library_did_not_come(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, added_at=NOW)
    shelf.film("Gone", added_at=NOW)
    shelf.sql("DELETE FROM copies WHERE kind IN ('movie', 'episode')")
    assert came(shelf) == []


def test_what_is_told_as_news_is_not_told_again_as_activity(shelf: Shelf) -> None:
    with shelf.database.write() as tx:
        for verb in ("added", "announced", "matched"):
            note_happened(tx, verb, Named(Kind.MOVIE, 0, "Heat"))
    assert [one.verb for one in front(shelf.database).activity] == ["matched", "added"]


def test_d5_d23_the_counts_are_those_of_the_pages_that_they_lead_to(shelf: Shelf) -> None:
    shelf.film("Metropolis", tmdb="19")
    for name, unowned in (("Fargo", 2), ("Dark", 1), ("The Wire", 0)):
        show = shelf.show(name)
        shelf.episode(show, 1, 1, aired="2020-01-01")
        for number in range(unowned):
            shelf.episode(show, 1, 2 + number, files=(), owned=False, aired="2020-01-08")
        shelf.episode(show, 1, 9, files=(), owned=False, aired="2030-01-01")
        shelf.episode(show, 0, 1, files=(), owned=False, aired="2020-01-01")
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad"))
    shelf.sql("INSERT INTO seasons (show_id, number, listed_by) VALUES (4, 1, 'tmdb')")
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_date, listed_by, created_at)
        SELECT 4, id, 1, 1, 'Pilot', '2008-01-20', 'tmdb', 1 FROM seasons WHERE show_id = 4"""
    )
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1)), Wish(Pointed("movie", ids=ExternalIds(tmdb="27205"), title="Inception"))])
    wishing.unwant(shelf.database, [Wish(Pointed("show", 1), 1, 2)])
    wishing.wish(shelf.database, [Wish(Pointed("show", 1), 1, 9)], when_aired=True)
    with shelf.database.read() as reader:
        counted = home.counts(reader, home.episodes_of_shows(reader, THEN))
        missing = query_from_address("bijou://shows?state=missing")
        assert missing is not None
        assert len(title_list(reader, missing, THEN).ids) == counted.missing_shows
    assert (counted.movies, counted.shows, counted.episodes) == (1, 3, 3)
    assert (counted.missing, counted.missing_shows) == (3, 2), "specials, what is upcoming, and shows that are only followed do not count"
    assert (counted.wished, counted.ready) == (1, 1), "neither what is not wanted nor what waits until it airs"
