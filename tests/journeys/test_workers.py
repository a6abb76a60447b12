"""The workers at work: a key, the page that fills, a pause that lasts, a match corrected by hand and taken back."""

from __future__ import annotations

import pytest

from app.domain.enrichment import Unmatched
from app.domain.provided import Provider
from app.library import matching
from app.library.matching import Match
from app.store.coverage import unmatched
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


@pytest.fixture
def keyed(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Someone with a TMDB key."""
    monkeypatch.setenv("BIJOU_TMDB_URL", stocked.servers.tmdb.address)
    monkeypatch.setenv("BIJOU_TMDB_KEY", stocked.servers.tmdb.key)
    return stocked


def standing(journey: Journey, worker: str = "tmdb") -> str:
    return journey.window.frame.orbs.state(worker).standing


def without_match(journey: Journey) -> list[Unmatched]:
    with journey.window.household.database.read() as reader:
        return list(unmatched(reader, Provider.TMDB, "movie").rows)


def match(journey: Journey, film: int) -> Match:
    return matching.sought(journey.window.household.database, "movie", film).matches[Provider.TMDB]


def settled(journey: Journey) -> None:
    """Everything was asked about."""
    journey.until(lambda: standing(journey) == "idle" and without_match(journey), "TMDB to be asked about everything")
    journey.at_rest()


def test_d20_the_workers_page_follows_what_happens_and_a_pause_outlives_a_restart(keyed: Journey) -> None:
    keyed.start()
    keyed.window.place.open("bijou://workers/tmdb")
    keyed.see("Not found")
    settled(keyed)
    keyed.see(without_match(keyed)[0].title)
    keyed.click("Pause")
    keyed.see("Paused")
    keyed.restart()
    keyed.see("Paused")
    assert standing(keyed) == "paused"
    keyed.click("Resume")
    keyed.see("Idle")


def test_d21_a_match_is_chosen_by_hand_pinned_and_taken_back(keyed: Journey) -> None:
    keyed.start()
    keyed.window.place.open("bijou://workers/tmdb")
    settled(keyed)
    film = next(row for row in without_match(keyed) if (row.evidence or "").startswith("2 candidates"))
    keyed.see(film.title)
    keyed.click(f"Find the match of {film.title}")
    keyed.see("Find the match")
    keyed.until(lambda: len(seen.of_type(keyed.view, "CandidateTile")) == 2, "both candidates")
    keyed.at_rest()
    keyed.still(lambda: seen.centre(seen.of_type(keyed.view, "CandidateTile")[1]))
    seen.click(keyed.view, seen.of_type(keyed.view, "CandidateTile")[1])
    keyed.click("Use this match")
    keyed.until(lambda: match(keyed, film.id).state == "matched", "the chosen match to be filled in")
    assert match(keyed, film.id).pinned
    keyed.until(lambda: film.id not in {row.id for row in without_match(keyed)}, "the title to leave the list")
    keyed.unsee("Find the match")
    keyed.click("Undo")
    keyed.until(lambda: not match(keyed, film.id).pinned, "the choice to be taken back")
    keyed.until(lambda: film.id in {row.id for row in without_match(keyed)}, "the tie to be there again")


def test_without_a_key_the_workers_say_so_gently(stocked: Journey) -> None:
    stocked.start()
    stocked.until(lambda: standing(stocked) == "no_key")
    stocked.click("TMDB, No key, TMDB needs a key; enter yours in Settings, Metadata.")
    stocked.see("TMDB has no key yet.")
    stocked.click("Add a key")
    stocked.until(lambda: stocked.address == "bijou://settings/metadata")
