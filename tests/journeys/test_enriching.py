"""Enrichment as the user meets it: the title that is looked at comes first and fills in place; another language asks anew, in the background (D20)."""

from __future__ import annotations

import json

import pytest

from app.domain.provided import Provider
from app.library import matching
from app.store.coverage import coverage
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


def standing(journey: Journey) -> str:
    return journey.window.frame.orbs.state("tmdb").standing


def state(journey: Journey, kind: str, row: int) -> str:
    return matching.sought(journey.window.household.database, "movie" if kind == "movie" else "show", row).matches[Provider.TMDB].state


def matched(journey: Journey) -> int:
    with journey.window.household.database.read() as reader:
        return sum(one.matched for one in coverage(reader, [Provider.TMDB]))


def oldest_film(journey: Journey) -> int:
    """The last in the queue's own order."""
    with journey.window.household.database.read() as reader:
        return int(reader.value("SELECT id FROM movies WHERE tmdb IS NOT NULL ORDER BY added_at LIMIT 1"))


def test_d20_the_title_that_is_opened_is_asked_about_next_and_its_page_fills_in_place(keyed: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIJOU_TMDB_RATE", "1")
    keyed.servers.forget_requests()
    keyed.start()
    keyed.until(lambda: standing(keyed) == "running", "TMDB to be asked")
    film = oldest_film(keyed)
    assert state(keyed, "movie", film) == "pending"
    with keyed.window.household.database.read() as reader:
        waiting = int(reader.value("SELECT (SELECT count(*) FROM movies) + (SELECT count(*) FROM shows)")) - matched(keyed)
    before = len([line for line in keyed.servers.requests() if line.startswith("tmdb ")])
    keyed.window.place.open(f"bijou://movie/{film}")
    keyed.until(lambda: state(keyed, "movie", film) == "matched", "the film to be matched")
    with keyed.window.household.database.read() as reader:
        tmdb = reader.value("SELECT tmdb FROM movies WHERE id = ?", (film,))
        told = reader.value("SELECT CAST(facts AS TEXT) FROM enrichments WHERE movie_id = ? AND facet = 'ratings'", (film,))
    since = [line for line in keyed.servers.requests() if line.startswith("tmdb ")][before:]
    at = next(at for at, line in enumerate(since) if f"/movie/{tmdb}" in line)
    assert at < waiting / 2, "it went before all that wait, but for what was asked before it was opened; it is the last in the queue's own order"
    keyed.see(f"{json.loads(told)['ratings'][0]['value']:.1f}")


def test_d20_another_language_asks_anew_in_the_background(keyed: Journey) -> None:
    keyed.start()
    keyed.until(lambda: matched(keyed) > 0, "a match")
    keyed.asked_all()
    keyed.servers.forget_requests()
    words = keyed.window.backstage.settings.words
    words.chooseLanguage(next(row for row, choice in enumerate(words._languages.rows) if choice.key == "de"))
    keyed.until(
        lambda: sum("language=de" in line and "/search/" not in line for line in keyed.servers.requests()) >= matched(keyed), "all to be asked in German"
    )
    keyed.asked_all()
    keyed.servers.forget_requests()
    keyed.window.backstage.enrichment.queues.all_again()
    keyed.asked_all()
    assert not [line for line in keyed.servers.requests() if line.startswith("tmdb ")], "once is enough"
