"""The workers at work: a key, the page that fills, a pause that lasts, a match corrected by hand and taken back."""

from __future__ import annotations

import pytest

from app.domain.changes import Subject
from app.domain.enrichment import Unmatched
from app.domain.provided import Provider
from app.library import matching
from app.library.matching import Match
from app.store.coverage import unmatched
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


def standing(journey: Journey, worker: str = "tmdb") -> str:
    return journey.window.frame.orbs.state(worker).standing


def without_match(journey: Journey) -> list[Unmatched]:
    with journey.window.household.database.read() as reader:
        return list(unmatched(reader, Provider.TMDB, "movie").rows)


def match(journey: Journey, film: int) -> Match:
    return matching.sought(journey.window.household.database, "movie", film).matches[Provider.TMDB]


def settled(journey: Journey) -> None:
    """Everything was asked about."""
    journey.until(lambda: without_match(journey), "a film that TMDB does not know")
    journey.asked_all()


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
    keyed.until(lambda: standing(keyed) == "paused", "the pause to have lasted")
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
    keyed.until(lambda: match(keyed, film.id).state == "matched" and match(keyed, film.id).pinned, "the chosen match to be filled in, and pinned")
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


def doubt(journey: Journey, film: int, years: int) -> str:
    """TMDB says that a film is so many years older; its title."""
    year = "json_set(CAST(facts AS TEXT), '$.year', json_extract(CAST(facts AS TEXT), '$.year') - ?)"
    with journey.window.household.database.write() as tx:
        tx.execute(f"UPDATE enrichments SET facts = CAST({year} AS BLOB) WHERE movie_id = ? AND provider = 'tmdb' AND facet = 'details'", (years, film))
        tx.note_updated(Subject.MOVIE, film)
        title: str = tx.value("SELECT title FROM movies WHERE id = ?", (film,))
        return title


def known(journey: Journey) -> int:
    """A film that TMDB knows with its year, as a server does."""
    with journey.window.household.database.read() as reader:
        rows = reader.rows(
            """SELECT e.movie_id FROM enrichments e JOIN copies c ON c.movie_id = e.movie_id WHERE e.provider = 'tmdb' AND e.facet = 'details'
            AND json_extract(CAST(e.facts AS TEXT), '$.year') = json_extract(CAST(c.facts AS TEXT), '$.year') ORDER BY e.movie_id LIMIT 1"""
        )
        return int(rows[0][0])


def test_d21_a_match_that_looks_wrong_is_listed_said_to_be_right_and_doubted_again(keyed: Journey) -> None:
    keyed.start()
    keyed.window.place.open("bijou://workers/tmdb")
    settled(keyed)
    film = known(keyed)
    title = doubt(keyed, film, 30)
    keyed.click("Suspicious: 1")
    keyed.see(title)
    keyed.until(lambda: any(" here, " in text and " at TMDB" in text for text in seen.texts(keyed.view)), "what is far apart")
    keyed.click(f"The match of {title} is right")
    keyed.see("No match looks wrong any more.")
    keyed.until(lambda: match(keyed, film).pinned, "the match to be pinned")
    keyed.click("Undo")
    keyed.until(lambda: not match(keyed, film).pinned, "the choice to be taken back")
    keyed.see(title)
    keyed.click(f"Find the match of {title}")
    keyed.see("Find the match")
    keyed.until(lambda: seen.of_type(keyed.view, "CandidateTile"), "candidates")


def test_d20_all_that_a_worker_can_be_told_is_done_from_its_page(keyed: Journey) -> None:
    keyed.start()
    keyed.window.place.open("bijou://workers/tmdb")
    settled(keyed)
    missing = without_match(keyed)[0]
    keyed.fill("Filter the titles without a match", missing.title[:6])
    keyed.see(missing.title)
    before = missing.tried_at or 0
    with keyed.window.household.database.write() as tx:
        tx.execute("UPDATE enrichments SET tried_at = ? WHERE movie_id = ? AND provider = 'tmdb' AND facet = 'match'", (before - 1_000, missing.id))
    keyed.click(f"Ask about {missing.title} again")
    keyed.until(lambda: any((row.tried_at or 0) >= before for row in without_match(keyed) if row.id == missing.id), "it to be asked about again")
    keyed.see(missing.title)
    keyed.click("Retry all that failed")
    keyed.until(lambda: standing(keyed) == "idle" and len(without_match(keyed)) > 1, "all of them to be asked about again")
    keyed.click("First: automatic")
    keyed.click("Shows first")
    keyed.see("Shows first")
    keyed.click_on(lambda: [one for one in seen.everything(keyed.view) if seen.text_of(one).startswith("Shows · ")], "how far it is with the shows")
    keyed.see("Episode stills")


def test_d24_a_wrong_key_is_said_on_its_page_and_leads_to_where_it_is_changed(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIJOU_TMDB_URL", stocked.servers.tmdb.address)
    monkeypatch.setenv("BIJOU_TMDB_KEY", "a key of nobody")
    stocked.start()
    stocked.window.place.open("bijou://workers/tmdb")
    stocked.see("Key not accepted")
    stocked.until(lambda: standing(stocked) == "wrong_key")
    with stocked.window.household.database.read() as reader:
        assert reader.value("SELECT count(*) FROM enrichments WHERE provider = 'tmdb'") == 0, "no title is burnt (D24)"
    stocked.click("Change the key")
    stocked.until(lambda: stocked.address == "bijou://settings/metadata")
    stocked.click("Test the key for TMDB")
    stocked.see("Not connected")
