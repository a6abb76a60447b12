"""What providers answered, stored: precedence, facets and their versions, retries, people, merges, corrected matches (D10, D11, D20 to D24, D60, D61)."""

from __future__ import annotations

from typing import Any

from app.domain.changes import Changes, Subject
from app.domain.enrichment import GIVEN, NOT_FOUND_AGAIN, RATINGS_AGAIN, Due, Outcome, TitleKind
from app.domain.items import Art, Credit, ExternalIds, Facts, Rating
from app.domain.provided import AirTime, EpisodeList, Extras, Facet, ListedEpisode, ListedSeason, Provided, Provider, Video
from app.store.due import due
from app.store.enrichment import store_outcomes
from app.store.invariants import broken
from app.store.rematching import choose_match, retry
from app.store.splitting import undo
from tests.shelf import NOW, Shelf

TMDB, TVDB, TVMAZE, OMDB = Provider
DAY = 86_400
KINDS: tuple[TitleKind, ...] = ("movie", "show")


NO_IDS = ExternalIds()


def provided(ids: ExternalIds = NO_IDS, kind: str = "movie", **more: Any) -> Provided:
    """Everything that TMDB gives of a title; `more` replace facets by name, or are fields of Provided."""
    more["episodes"], listing = Facts(), more.pop("listing", None)
    facets = {facet: more.pop(facet.value, Facts()) for facet in GIVEN[TMDB][kind]}  # type: ignore[index]
    more.pop("episodes", None)
    return Provided(ids, facets, listing, **more)


def matched(row: int, its_id: str, kind: TitleKind = "movie", provider: Provider = TMDB, told: Provided | None = None, **more: Any) -> Outcome:
    more.setdefault("asked", frozenset(GIVEN[provider][kind]))
    return Outcome(kind, row, provider, "matched", its_id, more.pop("evidence", f"{provider.value} {its_id}"), provided=told or provided(kind=kind), **more)


def failed(row: int, state: Any, kind: TitleKind = "movie", provider: Provider = TMDB, **more: Any) -> Outcome:
    return Outcome(kind, row, provider, state, reason="It went wrong.", asked=frozenset(GIVEN[provider][kind]), **more)


def rated(value: float) -> Provided:
    return Provided(ExternalIds(), {Facet.RATINGS: Facts(ratings=(Rating("imdb", "audience", value),) if value else ())})


def store(shelf: Shelf, *outcomes: Outcome) -> Changes:
    with shelf.database.write() as tx:
        store_outcomes(tx, outcomes)
        changes = tx.changes()
    with shelf.database.read() as reader:
        assert broken(reader) == []
    return changes


def asked(shelf: Shelf, provider: Provider = TMDB, now: int = NOW, **more: Any) -> list[Due]:
    with shelf.database.read() as reader:
        return due(reader, provider, KINDS, more.pop("limit", 10), now, **more)


def wanted(shelf: Shelf, provider: Provider = TMDB, now: int = NOW, **more: Any) -> list[tuple[str, int]]:
    return [(one.kind, one.id) for one in asked(shelf, provider, now, **more)]


def test_servers_go_before_providers_and_providers_in_their_order(shelf: Shelf) -> None:
    """D11, per field; where each came from is recorded."""
    shelf.show("Fargo", overview="The server's.", tvdb="1")
    store(
        shelf,
        matched(1, "9", "show", TVDB, Provided(ExternalIds(), {Facet.DETAILS: Facts(title="V", tagline="V", overview="V", status="ended", genres=("Drama",))})),
        matched(
            1, "8", "show", TMDB, provided(kind="show", details=Facts(title="M", tagline="M", genres=("drama", "Crime")), art=Facts(art=Art(poster="/p.jpg")))
        ),
    )
    assert shelf.sql("SELECT title, overview, tagline, status, poster, tmdb, tvdb FROM shows") == [
        ("Fargo", "The server's.", "M", "ended", "tmdb /p.jpg", "8", "1")
    ]
    assert shelf.sql("SELECT g.folded FROM show_genres l JOIN genres g ON g.id = l.genre_id ORDER BY 1") == [("crime",), ("drama",)]


def test_a_provider_replaces_its_own_value_and_empties_nobodys(shelf: Shelf) -> None:
    shelf.film("Alien")
    store(shelf, matched(1, "348", told=provided(details=Facts(tagline="Old.", overview="Told.", genres=("Horror",)))))
    store(shelf, matched(1, "348", told=provided(details=Facts(tagline="New.", genres=("Sci-Fi",)))))
    assert shelf.sql("SELECT tagline, overview FROM movies") == [("New.", "Told.")]
    assert shelf.sql("SELECT g.name FROM movie_genres l JOIN genres g ON g.id = l.genre_id") == [("Sci-Fi",)]


def test_a_rescan_undoes_nothing(shelf: Shelf) -> None:
    """D11: what the providers gave stays when the server tells of its film again, with other words."""
    key = shelf.film("Alien", imdb="tt1", overview="Server's.", credits=(Credit("Sigourney Weaver", "Acting"),), genres=("Horror",))
    told = provided(
        ExternalIds(imdb="tt1"), details=Facts(tagline="T.", genres=("Sci-Fi",)), credits=Facts(credits=(Credit("Tom Skerritt", "Acting", tmdb="4"),))
    )
    store(shelf, matched(1, "348", told=told))
    shelf.film("Alien", imdb="tt1", overview="Again.", credits=(Credit("Sigourney Weaver", "Acting"),), genres=("Horror",), key=key)
    assert shelf.sql("SELECT overview, tagline, tmdb FROM movies") == [("Again.", "T.", "348")]
    assert shelf.sql("SELECT source, p.name FROM credits c JOIN people p ON p.id = c.person_id ORDER BY 1") == [
        ("server:1", "Sigourney Weaver"), ("tmdb", "Tom Skerritt"),
    ]  # fmt: skip
    assert shelf.sql("SELECT count(*) FROM movie_genres") == [(2,)]


def test_nothing_is_due_twice(shelf: Shelf) -> None:
    shelf.film("Alien")
    shelf.show("Fargo")
    assert wanted(shelf) == [("movie", 1), ("show", 1)]
    store(shelf, matched(1, "348"), matched(1, "60622", "show"))
    assert wanted(shelf) == []
    assert wanted(shelf, now=NOW + 400 * DAY) == []


def test_a_new_version_of_a_facet_asks_for_that_facet_alone(shelf: Shelf) -> None:
    """D20: a release that learns a field re-queues just that facet, once, for titles already matched."""
    shelf.film("Alien")
    shelf.film("Aliens")
    store(shelf, matched(1, "348"), failed(2, "not_found"))
    newer = {"movie": {**GIVEN[TMDB]["movie"], Facet.LOGO: 2}}
    (one,) = asked(shelf, given=newer)
    assert (one.id, one.facets, one.provider_id) == (1, frozenset({Facet.LOGO}), "348")


def test_d20_what_is_wanted_is_asked_anew_before_the_newest_is_asked_at_all(shelf: Shelf) -> None:
    for number in (1, 2):
        shelf.show(f"Show {number}", added_at=number)
    store(shelf, matched(1, "60622", "show"))
    shelf.sql("INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'follow', 'x', 1, 1)")
    assert [one.id for one in asked(shelf, given={**GIVEN[TMDB], "show": {**GIVEN[TMDB]["show"], Facet.LOGO: 99}})] == [1, 2]


def test_a_show_with_all_its_art_still_gets_its_episodes(shelf: Shelf) -> None:
    shelf.show("Fargo")
    only: dict[Facet, Facts] = {facet: Facts() for facet in GIVEN[TMDB]["show"] if facet is not Facet.EPISODES}
    store(shelf, matched(1, "60622", "show", told=Provided(ExternalIds(), only), asked=frozenset(only)))
    (one,) = asked(shelf)
    assert one.facets == {Facet.EPISODES}


def test_not_found_waits_thirty_days_and_errors_ever_longer(shelf: Shelf) -> None:
    shelf.film("Alien")
    shelf.film("Aliens")
    store(shelf, failed(1, "not_found"), failed(2, "error"))
    assert wanted(shelf, now=NOW + 4 * 60) == []
    assert wanted(shelf, now=NOW + 5 * 60) == [("movie", 2)]
    store(shelf, failed(2, "error"))
    assert wanted(shelf, now=NOW + 9 * 60) == []
    assert wanted(shelf, now=NOW + 10 * 60) == [("movie", 2)]
    assert ("movie", 1) in wanted(shelf, now=NOW + NOT_FOUND_AGAIN)
    store(shelf, failed(2, "error", next_at=NOW + 3_600))
    assert wanted(shelf, now=NOW + 3_599) == []


def test_an_error_takes_no_match_away(shelf: Shelf) -> None:
    """D22."""
    shelf.film("Alien")
    store(shelf, matched(1, "348", told=provided(details=Facts(tagline="T."))))
    store(shelf, failed(1, "error"))
    assert shelf.sql("SELECT state, reason, provider_id FROM enrichments WHERE facet = 'match'") == [("matched", "It went wrong.", "348")]
    assert shelf.sql("SELECT tagline FROM movies") == [("T.",)]
    assert wanted(shelf, now=NOW + 300) == [("movie", 1)]


def test_a_facet_that_did_not_come_is_asked_for_again_later(shelf: Shelf) -> None:
    """A list with a season that could not be read."""
    shelf.show("Fargo")
    given: dict[Facet, Facts] = {facet: Facts() for facet in GIVEN[TMDB]["show"] if facet not in {Facet.EPISODES, Facet.STILLS}}
    store(shelf, matched(1, "60622", "show", told=Provided(ExternalIds(), given, EpisodeList(episodes=(ListedEpisode(1, 1),), whole=False))))
    assert wanted(shelf) == []
    (one,) = asked(shelf, now=NOW + 300)
    assert one.facets == {Facet.EPISODES, Facet.STILLS}
    assert shelf.sql("SELECT count(*) FROM episodes") == [(1,)]


def test_an_airing_show_is_read_again_and_an_ended_one_is_not(shelf: Shelf) -> None:
    shelf.show("Airing")
    shelf.show("Ended")
    for row, status in ((1, "continuing"), (2, "ended")):
        store(shelf, matched(row, str(row), "show", told=provided(kind="show", details=Facts(status=status))))
    (one,) = asked(shelf, now=NOW + DAY)
    assert (one.id, one.facets) == (1, frozenset({Facet.EPISODES}))


def test_what_is_on_view_comes_first_then_what_airs_then_what_is_wanted_then_the_newest(shelf: Shelf) -> None:
    for number, added in enumerate((10, 50, 40, 30, 20), 1):
        shelf.show(f"Show {number}", added_at=added)
    shelf.episode("show-4", 1, 1, aired="2025-10-12")
    shelf.sql("INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'follow', 'x', 5, 1)")
    assert [row for _, row in wanted(shelf, first=(("show", 1),))] == [1, 4, 5, 2, 3]
    assert [row for _, row in wanted(shelf, first=(("show", 1),), limit=3)] == [1, 4, 5]
    shelf.sql("INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'mute', 'x', 3, 1)")
    assert [row for _, row in wanted(shelf)] == [4, 5, 2, 3, 1], "what is muted is not wanted"
    shelf.sql("INSERT INTO wishlist (kind, title, show_id, season, number, added_at) VALUES ('episode', 'x', 1, 1, 1, 1)")
    assert [row for _, row in wanted(shelf)] == [4, 5, 1, 2, 3], "what is wished is"


def test_a_rating_on_view_is_refreshed_after_thirty_days_and_none_is_asked_for_again(shelf: Shelf) -> None:
    """D24."""
    shelf.film("Rated", imdb="tt1")
    shelf.film("Unrated", imdb="tt2")
    shelf.film("Without an id")
    assert wanted(shelf, OMDB) == [("movie", 2), ("movie", 1)]
    store(shelf, matched(1, "tt1", provider=OMDB, told=rated(8.5)), matched(2, "tt2", provider=OMDB, told=rated(0)))
    assert shelf.sql("SELECT rating FROM movies ORDER BY id") == [(8.5,), (None,), (None,)]
    view = (("movie", 1),)
    assert wanted(shelf, OMDB, first=view) == []
    assert wanted(shelf, OMDB, now=NOW + RATINGS_AGAIN) == [("movie", 2)]
    assert wanted(shelf, OMDB, now=NOW + RATINGS_AGAIN, first=view) == [("movie", 1), ("movie", 2)]


def test_a_name_alone_becomes_the_person_whom_the_same_title_names_by_number(shelf: Shelf) -> None:
    """D4: and only there; a namesake of another title stays somebody else."""
    shelf.film("Alien", credits=(Credit("Sigourney Weaver", "Acting", character="Ripley", portrait="/1"),))
    shelf.film("Other", credits=(Credit("Sigourney Weaver", "Acting"),))
    store(shelf, matched(1, "348", told=provided(credits=Facts(credits=(Credit("Sigourney Weaver", "Acting", tmdb="10205", portrait="/w.jpg"),)))))
    assert shelf.sql("SELECT c.movie_id, c.source, p.tmdb, p.portrait FROM credits c JOIN people p ON p.id = c.person_id ORDER BY 1, 2") == [
        (1, "server:1", "10205", "tmdb /w.jpg"), (1, "tmdb", "10205", "tmdb /w.jpg"), (2, "server:1", None, "1 /1"),
    ]  # fmt: skip
    store(shelf, matched(2, "1", told=provided(credits=Facts(credits=(Credit("Sigourney Weaver", "Acting", tmdb="10205"),)))))
    assert shelf.sql("SELECT tmdb FROM people") == [("10205",)]


def test_a_follow_of_a_name_goes_to_the_person_it_becomes(shelf: Shelf) -> None:
    shelf.film("Alien", credits=(Credit("Sigourney Weaver", "Acting"),))
    shelf.sql("INSERT INTO watchlist (kind, state, title, person_id, added_at) VALUES ('person', 'follow', 'Sigourney Weaver', 1, 1)")
    store(shelf, matched(1, "348", told=provided(credits=Facts(credits=(Credit("Sigourney Weaver", "Acting", tmdb="10205"),)))))
    assert shelf.sql("SELECT w.tmdb, p.tmdb FROM watchlist w JOIN people p ON p.id = w.person_id") == [("10205", "10205")]
    assert shelf.sql("SELECT count(*) FROM people") == [(1,)]


def test_an_id_learnt_merges_two_titles_in_the_same_transaction(shelf: Shelf) -> None:
    """D10."""
    shelf.film("Alien", imdb="tt1")
    shelf.film("Alien", 2, tmdb="348")
    changes = store(shelf, matched(1, "348", told=provided(ExternalIds(tmdb="348", imdb="tt1"))))
    assert shelf.sql("SELECT id, tmdb, imdb FROM movies") == [(1, "348", "tt1")]
    assert shelf.sql("SELECT movie_id FROM copies") == [(1,), (1,)]
    assert changes.removed[Subject.MOVIE] == {2}


def test_two_titles_of_one_batch_that_are_one_merge(shelf: Shelf) -> None:
    shelf.show("Fargo", imdb="tt1")
    shelf.show("Fargo", 2, tvdb="2")
    ids = ExternalIds(tmdb="60622")
    some = EpisodeList(episodes=(ListedEpisode(1, 1, "One", ids=ExternalIds(tmdb="11")),))
    store(shelf, *(matched(row, "60622", "show", told=provided(ids, "show", listing=some)) for row in (1, 2)))
    assert shelf.sql("SELECT id, imdb, tvdb FROM shows") == [(1, "tt1", "2")]
    assert shelf.sql("SELECT show_id, title FROM episodes") == [(1, "One")]
    assert shelf.sql("SELECT count(*) FROM enrichments WHERE facet = 'match'") == [(1,)]
    (one,) = asked(shelf)
    assert one.facets == {Facet.EPISODES}, "lists that were laid over two shows are laid over the one again"


def whole(row: int = 1) -> Outcome:
    """All that a wrong match may bring to a show."""
    details = Facts(title="Wrong", original_title="Falsch", tagline="W.", genres=("Western",))
    parts = Facts(credits=(Credit("Nobody Known", "Acting", tmdb="66", portrait="/n.jpg"),))
    some = EpisodeList((ListedSeason(3, "Three"),), (ListedEpisode(1, 1, "Wrong one", still="/s.jpg"), ListedEpisode(3, 1, "Missing", air_date="2020-01-01")))
    told = provided(
        ExternalIds(imdb="tt666"), "show", details=details, art=Facts(art=Art(poster="/w.jpg")), logo=Facts(art=Art(logo="/l.png")), credits=parts,
        ratings=Facts(ratings=(Rating("tmdb", "audience", 6.6),)), listing=some, extras=Extras(videos=(Video("youtube", "x", "T", "Trailer"),)),
        air_time=AirTime("20:00"),
    )  # fmt: skip
    return matched(row, "666", "show", told=told, evidence="search 0.80")


def everything(shelf: Shelf) -> dict[str, list[Any]]:
    """All rows but those that say how far enrichment is, and what happened."""
    tables = (
        "shows",
        "seasons",
        "episodes",
        "credits",
        "people",
        "show_genres",
        "copies",
        "copy_episodes",
        "locks",
        "watchlist",
        "listed_episodes",
        "listed_seasons",
    )
    found = {table: shelf.sql(f"SELECT * FROM {table}") for table in tables}
    return found | {"found": shelf.sql("SELECT rowid FROM show_search WHERE titles MATCH '\"falsch\"'")}


def test_choosing_another_match_leaves_no_trace_of_the_wrong_one(shelf: Shelf) -> None:
    """D21: facts, credits, people, genres, ratings, art, ids, listed seasons and episodes, search words; what servers and the user gave stays."""
    show = shelf.show("Fargo", credits=(Credit("Bill Murray", "Acting"),), genres=("Crime",))
    shelf.episode(show, 1, 1, title="Server's")
    shelf.sql("INSERT INTO locks (show_id, field, value, locked_at) VALUES (1, 'tagline', '\"Mine.\"', 1)")
    shelf.sql("UPDATE shows SET tagline = 'Mine.'")
    before = everything(shelf)
    store(shelf, whole(), matched(1, "tt666", "show", OMDB, rated(9.9), evidence="imdb tt666"))
    assert everything(shelf) != before
    with shelf.database.write() as tx:
        choose_match(tx, "show", 1, TMDB, "60622")
    assert shelf.sql("SELECT tmdb, imdb FROM shows") == [("60622", None)]
    shelf.sql("UPDATE shows SET tmdb = NULL")
    assert {name: rows for name, rows in everything(shelf).items() if name != "people"} == {name: rows for name, rows in before.items() if name != "people"}
    assert shelf.sql("SELECT name FROM people") == [("Bill Murray",)]
    assert shelf.sql("SELECT provider, state, pinned, provider_id FROM enrichments") == [("tmdb", "pending", 1, "60622")]
    (one,) = asked(shelf)
    assert (one.pinned, one.provider_id) == (True, "60622")


def test_a_pinned_match_is_never_replaced(shelf: Shelf) -> None:
    key = shelf.film("Alien", tmdb="1")
    with shelf.database.write() as tx:
        choose_match(tx, "movie", 1, TMDB, "348")
    store(shelf, matched(1, "1", told=provided(details=Facts(tagline="Wrong."))), failed(1, "not_found", provider_id="1"))
    store(shelf, matched(1, "348", told=provided(ExternalIds(imdb="tt1"), details=Facts(tagline="Right."))))
    shelf.film("Alien!", tmdb="2", key=key)
    assert shelf.sql("SELECT tagline, tmdb, imdb FROM movies") == [("Right.", "348", "tt1")]
    assert shelf.sql("SELECT pinned, provider_id, state FROM enrichments WHERE facet = 'match'") == [(1, "348", "matched")]


def test_none_of_these_is_not_asked_again(shelf: Shelf) -> None:
    shelf.film("Home video")
    with shelf.database.write() as tx:
        choose_match(tx, "movie", 1, TMDB, None)
        assert retry(tx, TMDB, "movie") == 0
    store(shelf, matched(1, "348", told=provided(details=Facts(tagline="W."))))
    assert wanted(shelf, now=NOW + 400 * DAY, first=(("movie", 1),)) == []
    assert shelf.sql("SELECT tagline, tmdb FROM movies") == [(None, None)]


def test_a_choice_can_be_undone_and_done_again(shelf: Shelf) -> None:
    """D62."""
    shelf.show("Fargo")
    store(shelf, whole())
    with shelf.database.write() as tx:
        line = choose_match(tx, "show", 1, TMDB, "60622", "Fargo (2014)")
    with shelf.database.write() as tx:
        undone = undo(tx, line)
    assert (undone.match, undone.name) == (True, "Fargo")
    match = "SELECT provider_id, pinned, state, evidence FROM enrichments WHERE facet = 'match'"
    assert shelf.sql(match) == [("666", 0, "matched", "search 0.80")]
    assert shelf.sql("SELECT tagline FROM shows") == [("W.",)]
    with shelf.database.write() as tx:
        undo(tx, undone.line)
    assert shelf.sql("SELECT provider_id, pinned FROM enrichments") == [("60622", 1)]
    assert shelf.sql("SELECT tagline FROM shows") == [(None,)]


def test_what_a_wrong_match_had_merged_parts_again(shelf: Shelf) -> None:
    """D10: a corrected match splits them again."""
    shelf.film("Alien", imdb="tt1")
    shelf.film("Solaris", 2, tmdb="593")
    store(shelf, matched(1, "593", told=provided(ExternalIds(tmdb="593"))))
    assert shelf.sql("SELECT id FROM movies") == [(1,)]
    with shelf.database.write() as tx:
        choose_match(tx, "movie", 1, TMDB, "348")
    assert shelf.sql("SELECT m.id, m.tmdb, c.server_id FROM movies m JOIN copies c ON c.movie_id = m.id ORDER BY 1") == [(1, "348", 1), (2, "593", 2)]


def test_a_match_that_a_server_contradicts_goes(shelf: Shelf) -> None:
    key = shelf.film("Alien")
    store(shelf, matched(1, "593", told=provided(ExternalIds(imdb="tt593"), details=Facts(tagline="Solaris."))))
    shelf.film("Alien", tmdb="348", key=key)
    assert shelf.sql("SELECT tmdb, imdb, tagline FROM movies") == [("348", None, None)]
    assert wanted(shelf) == [("movie", 1)]


def test_retry_makes_failures_due_now(shelf: Shelf) -> None:
    for title in ("A", "B", "C"):
        shelf.film(title)
    store(shelf, failed(1, "not_found"), failed(2, "error"), matched(3, "3"))
    with shelf.database.write() as tx:
        assert retry(tx, TMDB, "movie", [1]) == 1
    assert wanted(shelf) == [("movie", 1)]
    with shelf.database.write() as tx:
        assert retry(tx, TMDB, "movie") == 1
    assert wanted(shelf) == [("movie", 2), ("movie", 1)]


def test_few_matches_are_a_line_each_and_many_are_one(shelf: Shelf) -> None:
    """D60."""
    for at in range(9):
        shelf.film(f"Film {at}")
    store(shelf, matched(1, "1"), matched(2, "2"))
    store(shelf, *(matched(row, str(row)) for row in range(3, 7)))
    store(shelf, matched(7, "7"), matched(8, "8"), matched(1, "1"))
    assert shelf.sql("SELECT verb, title, detail, count FROM activity ORDER BY id") == [
        ("matched", "Film 0", "tmdb", 1), ("matched", "Film 1", "tmdb", 1), ("matched", "tmdb", "tmdb", 6),
    ]  # fmt: skip


def test_exactly_what_changed_is_announced(shelf: Shelf) -> None:
    """D61: the same answer again is no change."""
    shelf.film("Alien")
    shelf.film("Aliens")
    outcome = matched(1, "348", told=provided(details=Facts(tagline="T."), credits=Facts(credits=(Credit("A", "Acting", tmdb="1"),))))
    changes = store(shelf, outcome)
    assert (changes.updated, changes.added[Subject.PERSON]) == ({Subject.MOVIE: frozenset({1})}, frozenset({1}))
    assert not store(shelf, outcome)
    shelf.show("Fargo")
    outcome = matched(1, "60622", "show", told=provided(kind="show", listing=EpisodeList(episodes=(ListedEpisode(1, 1, "One"),))))
    assert store(shelf, outcome).added[Subject.EPISODE] == {1}
    assert not store(shelf, outcome)


def test_a_title_that_is_gone_is_passed_over_and_a_merged_one_is_found(shelf: Shelf) -> None:
    shelf.film("Alien", imdb="tt1")
    shelf.film("Alien", 2, tmdb="348")
    shelf.film("Alien", 2, tmdb="348", imdb="tt1", key="movie-2")
    store(shelf, matched(2, "348", told=provided(details=Facts(tagline="T."))), matched(99, "1"))
    assert shelf.sql("SELECT id, tagline FROM movies") == [(1, "T.")]


def test_air_times_of_a_show_are_kept(shelf: Shelf) -> None:
    shelf.show("S")
    told = Provided(ExternalIds(), {Facet.AIR_TIME: Facts()}, None, AirTime("21:00", "America/New_York", (6,), "HBO"))
    store(shelf, matched(1, "9", "show", TVMAZE, told))
    assert shelf.sql("SELECT air_time, air_zone, air_days FROM shows") == [("21:00", "America/New_York", "[6]")]


def test_an_answer_that_cannot_be_stored_is_its_own_titles_error(shelf: Shelf) -> None:
    for title in ("A", "B", "C"):
        shelf.film(title)
    for told in (provided(details=Facts(overview="\ud800")), provided(credits=Facts(credits=(Credit("\ud800", "Acting", tmdb="1"),)))):
        store(shelf, matched(1, "1"), matched(2, "2", told=told), matched(3, "3"))
        assert shelf.sql("SELECT state FROM enrichments WHERE movie_id = 2 AND facet = 'match'") == [("error",)]
    assert shelf.sql("SELECT movie_id, state FROM enrichments WHERE facet = 'match' ORDER BY 1") == [(1, "matched"), (2, "error"), (3, "matched")]


def test_a_match_that_gave_way_takes_along_what_rested_on_its_ids(shelf: Shelf) -> None:
    """D21: an id that the provider no longer has gives way to a search; the rating of the wrong film goes with it."""
    shelf.film("Alien")
    store(shelf, matched(1, "666", told=provided(ExternalIds(imdb="tt666"))))
    store(shelf, matched(1, "tt666", provider=OMDB, told=rated(9.9), evidence="imdb tt666"))
    store(shelf, matched(1, "348", told=provided(ExternalIds(imdb="tt1"))))
    assert shelf.sql("SELECT tmdb, imdb, rating FROM movies") == [("348", "tt1", None)]
    assert wanted(shelf, OMDB) == [("movie", 1)]
