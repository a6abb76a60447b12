"""Matches that look wrong are listed with what is far apart, until the user says that they are right (D21)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.enrichment import GIVEN, Outcome, TitleKind
from app.domain.items import ExternalIds, Facts
from app.domain.provided import EpisodeList, Facet, ListedEpisode, Provided, Provider
from app.domain.suspicious import SuspiciousPage
from app.library import matching
from app.library.keeping import undo
from app.store.enrichment import store_outcomes
from app.store.suspicious import suspicious_matches
from tests.shelf import NOW, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def tell(shelf: Shelf, kind: TitleKind, row: int, *, provider: Provider = Provider.TMDB, listed: int = 0, **facts: object) -> None:
    """The provider's word on a title."""
    episodes = EpisodeList(episodes=tuple(ListedEpisode(1, number) for number in range(1, listed + 1)))
    some = {facet: Facts() for facet in GIVEN[provider][kind]} | {Facet.DETAILS: Facts(**facts)}  # type: ignore[arg-type]
    provided = Provided(ExternalIds(), some, episodes=episodes if kind == "show" else None)
    with shelf.database.write() as tx:
        store_outcomes(tx, [Outcome(kind, row, provider, "matched", f"9{row}", "search 0.90: title", provided=provided, tried_at=NOW)])


def page(shelf: Shelf, kind: TitleKind = "movie", provider: Provider = Provider.TMDB, text: str = "", limit: int = 50) -> SuspiciousPage:
    with shelf.database.read() as reader:
        return suspicious_matches(reader, provider, kind, text, limit)


def told(found: SuspiciousPage) -> dict[str, Sequence[tuple[object, ...]]]:
    return {row.title: [(reason.what, reason.known, reason.offered) for reason in row.reasons] for row in found.rows}


def test_d21_films_far_apart_in_runtime_or_year_are_listed_with_both_values(shelf: Shelf) -> None:
    for title, year, minutes in (("Alien", 1979, 117), ("Crash", 2004, 94), ("Solaris", 1972, 167), ("Ålone", 1999, 90)):
        shelf.film(title, year=year, runtime_minutes=minutes)
    tell(shelf, "movie", 1, title="Alien", year=1980, runtime_minutes=110.0)
    tell(shelf, "movie", 2, title="Crash!", year=2004, runtime_minutes=210.0)
    tell(shelf, "movie", 3, title="Solaris", year=2002, runtime_minutes=99.0)
    tell(shelf, "movie", 4, title="Alone")
    found = page(shelf)
    assert told(found) == {"Crash": [("runtime", 94.0, 210.0)], "Solaris": [("year", 1972, 2002), ("runtime", 167.0, 99.0)]}
    assert [(row.matched, row.year) for row in found.rows] == [("Crash! (2004)", 2004), ("Solaris (2002)", 1972)]
    assert (found.total, found.all) == (2, 2)
    assert page(shelf, provider=Provider.TVDB) == SuspiciousPage()


def test_what_only_the_provider_knows_is_no_doubt(shelf: Shelf) -> None:
    shelf.film("Home video", files=())
    tell(shelf, "movie", 1, title="Home", year=1990, runtime_minutes=90.0)
    assert page(shelf).all == 0


def test_d21_a_show_with_far_more_episodes_than_are_listed_is_suspicious_at_that_provider_alone(shelf: Shelf) -> None:
    for title in ("Judex", "Fantômas"):
        key = shelf.show(title, year=1916)
        for number in range(1, 13):
            shelf.episode(key, 1, number)
    tell(shelf, "show", 1, listed=5, title="Judex", year=1963)
    tell(shelf, "show", 1, provider=Provider.TVDB, listed=12, title="Judex", year=1916)
    tell(shelf, "show", 2, listed=10, title="Fantômas", year=1917)
    assert told(page(shelf, "show")) == {"Judex": [("year", 1916, 1963), ("episodes", 12, 5)]}
    assert page(shelf, "show", Provider.TVDB).all == 0


def test_a_list_that_was_read_in_part_is_no_doubt(shelf: Shelf) -> None:
    key = shelf.show("Judex")
    for number in range(1, 13):
        shelf.episode(key, 1, number)
    some = {facet: Facts() for facet in GIVEN[Provider.TMDB]["show"]}
    provided = Provided(ExternalIds(), some, episodes=EpisodeList(episodes=(ListedEpisode(1, 1),), whole=False))
    with shelf.database.write() as tx:
        store_outcomes(tx, [Outcome("show", 1, Provider.TMDB, "matched", "9", provided=provided, tried_at=NOW)])
    assert page(shelf, "show").all == 0


def test_the_list_is_narrowed_by_text_and_length_but_counted_whole(shelf: Shelf) -> None:
    for at, title in enumerate(("The Crash", "Élan", "Zorro"), 1):
        shelf.film(title, year=1950)
        tell(shelf, "movie", at, title=title, year=1990)
    assert list(told(page(shelf))) == ["The Crash", "Élan", "Zorro"]
    assert list(told(page(shelf, text="elan"))) == ["Élan"]
    assert list(told(page(shelf, text="the crash"))) == ["The Crash"]
    first = page(shelf, limit=2)
    assert (len(first.rows), first.total, first.all) == (2, 3, 3)
    assert (page(shelf, text="zor").total, page(shelf, text="zor").all) == (1, 3)


def test_d62_what_the_user_says_is_right_is_pinned_and_can_be_taken_back(shelf: Shelf) -> None:
    shelf.film("Crash", year=1950)
    tell(shelf, "movie", 1, title="Crash", year=1990, overview="Cars.")
    line = matching.confirm(shelf.database, "movie", 1, Provider.TMDB)
    match = matching.sought(shelf.database, "movie", 1).matches[Provider.TMDB]
    assert (match.state, match.provider_id, match.pinned) == ("matched", "91", True)
    assert page(shelf).all == 0
    assert shelf.sql("SELECT overview FROM movies") == [("Cars.",)], "nothing that it brought is asked for again"
    back = undo(shelf.database, line)
    assert (back.match, back.name, page(shelf).all) == (True, "Crash", 1)
    undo(shelf.database, back.line)
    assert page(shelf).all == 0
    verbs = [row[0] for row in shelf.sql("SELECT verb FROM activity ORDER BY id")]
    assert [verb for verb in verbs if verb not in {"added", "matched"}] == ["confirmed", "unpinned", "confirmed"]


def test_a_server_that_corrects_itself_ends_the_doubt(shelf: Shelf) -> None:
    shelf.film("Crash", key="crash", year=1950)
    tell(shelf, "movie", 1, title="Crash", year=2004)
    assert page(shelf).all == 1
    shelf.film("Crash", key="crash", year=2004)
    assert page(shelf).all == 0
