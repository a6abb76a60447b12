"""What a title's page says of the providers: matched and why, waiting, not found, failed, and what can be done (D20, D21)."""

from __future__ import annotations

import pytest

from app.domain.enrichment import FacetState, TitleState
from app.domain.items import ExternalIds, Rating
from app.domain.provided import Facet, Provider
from app.models.title_matches import MatchLine, match_lines
from app.models.title_scores import scores

NO_IDS = ExternalIds()


def line(state: TitleState) -> MatchLine:
    return match_lines([state], (), "movie", NO_IDS)[0]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (TitleState(Provider.TMDB, "matched", "19", "imdb tt0017136"), "Matched by IMDb id tt0017136"),
        (TitleState(Provider.TMDB, "matched", "19", "tmdb 19"), "Matched by its own id, 19"),
        (TitleState(Provider.TMDB, "matched", "19", "search 0.97, runner-up 0.61: title, year"), "Matched by name, 97 % alike"),
        (TitleState(Provider.TMDB, "matched", "19", "tmdb 19", pinned=True), "You chose this match"),
        (TitleState(Provider.TMDB, "matched", "19"), "Matched"),
    ],
)
def test_a_match_says_why_it_is_one(qapp: object, state: TitleState, text: str) -> None:
    made = line(state)
    assert (made.text, made.tone, made.retry) == (text, "good", False)
    assert made.spoken == f"TMDB: {text}"


def test_what_was_not_found_can_be_asked_again_or_found_by_hand(qapp: object) -> None:
    made = line(TitleState(Provider.TMDB, "not_found", None, "2 candidates, search 0.90: title"))
    assert (made.text, made.retry, made.find) == ("2 candidates are equally likely", True, True)


def test_d22_a_failure_says_what_happened_and_can_be_tried_again(qapp: object) -> None:
    made = line(TitleState(Provider.OMDB, "error", reason="OMDb did not answer."))
    assert (made.text, made.tone, made.retry, made.find) == ("OMDb did not answer.", "bad", True, False)


def test_a_facet_that_failed_is_named_beside_the_match(qapp: object) -> None:
    facets = (FacetState(Facet.CREDITS, "error", 0), FacetState(Facet.ART, "matched", 1))
    made = line(TitleState(Provider.TMDB, "matched", "19", "tmdb 19", facets=facets))
    assert (made.text, made.tone, made.retry) == ("Matched by its own id, 19 · not read yet: cast and crew", "warn", True)


def test_none_of_these_is_the_users_word_and_not_asked_again(qapp: object) -> None:
    """D21."""
    made = line(TitleState(Provider.TMDB, "not_found", pinned=True))
    assert (made.text, made.retry, made.find) == ("You said: none of these", False, True)


def test_those_that_will_be_asked_wait_and_say_for_what(qapp: object) -> None:
    every = tuple(Provider)
    assert [(one.name, one.text) for one in match_lines([], every, "movie", NO_IDS)] == [
        ("TMDB", "Waits for its turn"),
        ("OMDb", "Waits for an IMDb id, by which it is asked"),
    ]
    assert [one.name for one in match_lines([], every, "show", ExternalIds(imdb="tt1"))] == ["TMDB", "TVDB", "TVmaze", "OMDb"]
    assert match_lines([], (), "show", NO_IDS) == []


def test_ratings_stand_in_their_order_with_their_shapes_and_are_spoken_whole(qapp: object) -> None:
    given = (
        Rating("jellyfin", "audience", 8.3),
        Rating("tmdb", "audience", 8.1),
        Rating("metacritic", "critic", 60, 100),
        Rating("rottentomatoes", "critic", 59, 100),
        Rating("imdb", "audience", 7.9),
        Rating("tvdb", "audience", 0),
    )
    assert [(one.name, one.value, one.look, one.symbol, one.spoken) for one in scores(given)] == [
        ("IMDb", "7.9", "imdb", "", "IMDb 7.9"),
        ("RT", "59\u202f%", "rotten", "rotten", "Rotten Tomatoes 59\u202f%, rotten"),
        ("MC", "60", "mixed", "", "Metacritic 60"),
        ("TMDB", "8.1", "tmdb", "", "TMDB 8.1"),
    ]


@pytest.mark.parametrize(("value", "look"), [(61, "good"), (60, "mixed"), (40, "mixed"), (39, "poor")])
def test_metacritics_colours_have_its_borders(qapp: object, value: float, look: str) -> None:
    assert scores([Rating("metacritic", "critic", value, 100)])[0].look == look


def test_a_servers_own_score_stands_only_where_there_is_no_other(qapp: object) -> None:
    assert [one.name for one in scores([Rating("plex", "audience", 8.6), Rating("plex", "critic", 8.6)])] == ["Plex"]
    assert [one.name for one in scores([Rating("plex", "audience", 8.6), Rating("imdb", "audience", 8.4)])] == ["IMDb"]
