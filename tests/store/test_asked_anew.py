"""What makes a matched title due again: other words, a change that the provider tells of, a show that goes on after all (D20, D21, D23)."""

from __future__ import annotations

from typing import Any

from app.domain.enrichment import GIVEN, PLAIN, Due, Outcome, given_in
from app.domain.items import ExternalIds, Facts
from app.domain.provided import Facet, Provided, Provider
from app.store.changes_read import changes_read, note_changes
from app.store.due import due
from app.store.rematching import choose_match
from tests.shelf import NOW, Shelf
from tests.store.test_enrichment import failed, matched, provided, store

TMDB, TVDB, TVMAZE, OMDB = Provider
HOUR, DAY = 3_600, 86_400
WORDED = {Facet.DETAILS, Facet.ART, Facet.LOGO, Facet.EPISODES}


def asked(shelf: Shelf, words: str = PLAIN, provider: Provider = TMDB, now: int = NOW) -> dict[str, set[Facet]]:
    """Title → facets that are due."""
    with shelf.database.read() as reader:
        some: list[Due] = due(reader, provider, ("movie", "show"), 10, now, given=given_in(provider, words))
    return {f"{one.kind} {one.id}": set(one.facets) for one in some}


def test_d20_other_words_are_asked_for_once_where_they_change_something(shelf: Shelf) -> None:
    shelf.film("Alien")
    shelf.film("Aliens")
    shelf.show("Fargo")
    store(shelf, matched(1, "348"), failed(2, "not_found"), matched(1, "60622", "show"))
    assert asked(shelf) == {}
    assert asked(shelf, "de-DE") == {"movie 1": WORDED - {Facet.EPISODES}, "show 1": WORDED}
    store(shelf, matched(1, "60622", "show", words="de-DE"))
    assert asked(shelf, "de-DE") == {"movie 1": WORDED - {Facet.EPISODES}}
    store(shelf, matched(1, "348", words="de-DE"))
    assert asked(shelf, "de-DE") == {}
    assert asked(shelf, "de-AT") != {}, "another country has other certificates"
    assert asked(shelf) != {}, "the way back is a change too"


def test_other_words_change_nothing_for_those_who_have_one_language() -> None:
    for provider in (TVMAZE, OMDB):
        assert given_in(provider, "de-DE") is GIVEN[provider]


def test_d21_other_words_leave_the_users_choice_and_locks_alone(shelf: Shelf) -> None:
    shelf.film("Alien")
    with shelf.database.write() as tx:
        choose_match(tx, "movie", 1, TMDB, "348")
    store(shelf, matched(1, "348", told=provided(details=Facts(title="Alien", overview="Told."))))
    shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (1, 'overview', '\"Mine.\"', 1)")
    shelf.sql("UPDATE movies SET overview = 'Mine.'")
    with shelf.database.read() as reader:
        (one,) = due(reader, TMDB, ("movie",), 10, NOW, given=given_in(TMDB, "de-DE"))
    assert (one.provider_id, one.pinned) == ("348", True)
    store(shelf, matched(1, "348", told=provided(details=Facts(title="Alien", overview="Erzählt.")), words="de-DE"))
    assert shelf.sql("SELECT overview FROM movies") == [("Mine.",)]
    assert shelf.sql("SELECT pinned, provider_id FROM enrichments WHERE facet = 'match'") == [(1, "348")]


def test_a_question_in_other_words_that_fails_waits_like_any_other(shelf: Shelf) -> None:
    shelf.film("Alien")
    store(shelf, matched(1, "348"))
    store(shelf, Outcome("movie", 1, TMDB, "error", reason="No.", asked=frozenset(WORDED - {Facet.EPISODES}), words="de-DE"))
    assert asked(shelf, "de-DE") == {}
    assert asked(shelf, "de-DE", now=NOW + HOUR) == {"movie 1": WORDED - {Facet.EPISODES}}


def changes(shelf: Shelf, *ids: str, kind: Any = "movie") -> int:
    with shelf.database.write() as tx:
        return note_changes(tx, TMDB, kind, ids, NOW)


def test_what_a_provider_says_has_changed_is_due_for_its_details_once(shelf: Shelf) -> None:
    for title in ("Alien", "Aliens", "Solaris", "Nobody Knows"):
        shelf.film(title)
    before = NOW - DAY
    store(shelf, matched(1, "348", tried_at=before), matched(2, "679", tried_at=before), matched(3, "593"), failed(4, "not_found", tried_at=before))
    assert changes(shelf, "348", "593", "1", "679000") == 1, "one was read an hour ago at most, the others are nobody's"
    assert asked(shelf) == {"movie 1": {Facet.DETAILS}}
    with shelf.database.read() as reader:
        assert (changes_read(reader, TMDB, "movie"), changes_read(reader, TMDB, "show"), changes_read(reader, TVDB, "movie")) == (NOW, None, None)
    store(shelf, matched(1, "348", asked=frozenset({Facet.DETAILS})))
    assert asked(shelf, now=NOW + 400 * DAY).keys() == {"movie 4"}
    assert changes(shelf) == 0


def test_d23_a_show_that_goes_on_after_all_is_read_again_and_one_that_ends_is_not(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, matched(1, "60622", "show", told=provided(kind="show", details=Facts(status="ended"))))
    only: dict[Facet, Facts] = {Facet.DETAILS: Facts(status="continuing")}
    store(shelf, matched(1, "60622", "show", told=Provided(ExternalIds(), only), asked=frozenset(only)))
    assert asked(shelf) == {"show 1": {Facet.EPISODES}}
    store(shelf, matched(1, "60622", "show", told=provided(kind="show", details=Facts(status="continuing"))))
    assert asked(shelf, now=NOW + DAY - 1) == {}
    assert asked(shelf, now=NOW + DAY) == {"show 1": {Facet.EPISODES}}
    store(shelf, matched(1, "60622", "show", told=provided(kind="show", details=Facts(status="ended"))))
    assert asked(shelf, now=NOW + 400 * DAY) == {}


def test_what_was_asked_by_a_clock_that_was_years_ahead_is_asked_again(shelf: Shelf) -> None:
    """Nothing waits longer than the thirty days of what was not found; else it would be looked for when that year comes."""
    shelf.film("Alien")
    shelf.film("Aliens")
    shelf.show("Fargo")
    ahead = NOW + 4 * 365 * DAY
    details = provided(kind="show", details=Facts(status="continuing"))
    store(shelf, failed(1, "error", tried_at=ahead), failed(2, "not_found", tried_at=NOW), matched(1, "60622", "show", told=details, tried_at=ahead))
    assert asked(shelf) == {"movie 1": set(GIVEN[TMDB]["movie"]), "show 1": {Facet.EPISODES}}
