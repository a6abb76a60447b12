"""The Workers page and the orbs over a real library file (D20)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.changes import Changes, Subject
from app.domain.enrichment import Coverage
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.scanning import Progress
from app.domain.worker_state import Standing, WorkerState
from app.library import matching
from app.models import worker_words
from app.models.orbs import Orbs
from app.models.place import Place
from app.models.scan_progress import ScanProgress
from app.models.workers_page import Workers
from app.store.rematching import choose_match, retry
from tests.models.holding import HeldFetch, HeldPictures, rows_of
from tests.models.provided_shelf import FAILED, FRESH, TIED, UNKNOWN, ProvidedShelf
from tests.shelf import NOW


class Desk:
    """The page with everything behind it."""

    def __init__(self, folder: Path) -> None:
        self.shelf = ProvidedShelf(folder)
        self.fetch, self.pictures = HeldFetch(), HeldPictures()
        self.place = Place(dict, lambda _history: None)
        self.scans = ScanProgress()
        self.orbs = Orbs(self.scans)
        self.page = Workers(self.orbs, self.shelf.worker_reads(), self.fetch, self.pictures, self.place, lambda: NOW)
        self.place.forget("bijou://workers/tmdb")
        self.page.enter()
        self.fetch.run()

    def cards(self) -> dict[str, str]:
        return {card.key: card.value for card in rows_of(self.page, "cards")}

    def titles(self) -> list[str]:
        return [row.title for row in rows_of(self.page, "titles")]

    def says(self, name: str) -> object:
        return self.page.property(name)


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_d20_counts_come_from_the_store_by_kind(desk: Desk) -> None:
    assert desk.cards() == {"matched": "1", "pending": "1", "not_found": "2", "error": "1"}
    assert [tab.label for tab in rows_of(desk.page, "kinds")] == ["Movies · 20 %", "Shows · 0 %"]
    desk.page.chooseKind("show")
    desk.fetch.run()
    assert desk.cards() == {"matched": "0", "pending": "1", "not_found": "0", "error": "0"}


def test_d21_every_title_without_a_match_says_why(desk: Desk) -> None:
    why = {row.title: row.why for row in rows_of(desk.page, "titles")}
    assert why["Der müde Tod"].startswith("2 candidates are equally likely · next try")
    assert why["Häxan"].startswith("TMDB did not answer.")
    assert why["Home video"].startswith("No result for this title")
    assert desk.titles() == ["Der müde Tod", "Häxan", "Home video"]


def test_the_list_is_narrowed_by_text_and_by_state(desk: Desk) -> None:
    desk.page.look("m")
    desk.page.look("mude")
    desk.fetch.run()
    assert desk.titles() == ["Der müde Tod"]
    desk.page.look("")
    desk.page.only("error")
    desk.fetch.run()
    assert desk.titles() == ["Häxan"]
    assert [card.key for card in rows_of(desk.page, "cards") if card.chosen] == ["error"]
    desk.page.only("error")
    desk.fetch.run()
    assert len(desk.titles()) == 3


def test_d21_suspicious_matches_are_counted_listed_with_both_values_and_settled_by_a_word(desk: Desk) -> None:
    desk.shelf.tell(desk.shelf.doubted(TIED, title="Destiny", year=2006), desk.shelf.doubted(FRESH, title="Nosferatu", year=1979))
    desk.page.retry()
    desk.fetch.run()
    assert (desk.cards()["suspicious"], desk.titles()) == ("2", ["Häxan", "Home video"]), "counted, and listed when asked for"
    desk.page.only("suspicious")
    desk.fetch.run()
    assert (desk.titles(), desk.says("totalText"), desk.says("listing")) == (["Der müde Tod", "Nosferatu"], "2 titles with a suspicious match", "suspicious")
    row = rows_of(desk.page, "titles")[0]
    assert row.why == "Year 1921 here, 2006 at TMDB · Matched with “Destiny (2006)”"
    assert (row.canConfirm, row.canRetry, row.standing) == (True, False, "suspicious")
    desk.page.look("nosf")
    desk.fetch.run()
    assert (desk.titles(), desk.cards()["suspicious"]) == (["Nosferatu"], "2")
    desk.page.look("")
    for film in (TIED, FRESH):
        matching.confirm(desk.shelf.database, "movie", film, Provider.TMDB)
        desk.page.retry()
        desk.fetch.run()
    assert (desk.titles(), desk.cards()["suspicious"]) == ([], "0"), "the card stays while its list is shown"
    desk.page.only("suspicious")
    desk.fetch.run()
    assert "suspicious" not in desk.cards()
    assert desk.titles() == ["Häxan", "Home video"]


def test_d61_a_change_touches_the_rows_concerned_and_keeps_the_others(desk: Desk) -> None:
    titles = desk.page._lists["titles"]
    spies = {name: QSignalSpy(getattr(titles, name)) for name in ("dataChanged", "rowsInserted", "rowsRemoved", "modelReset", "rowsMoved")}
    desk.shelf.tell(desk.shelf.missed(FAILED, "no candidates"), desk.shelf.doubted(UNKNOWN))
    desk.page.apply(Changes(updated={Subject.MOVIE: frozenset({FAILED, UNKNOWN})}))
    desk.page._again.timeout.emit()  # a second later
    desk.fetch.run()
    assert {name: spy.count() for name, spy in spies.items()} == {"dataChanged": 1, "rowsInserted": 0, "rowsRemoved": 1, "modelReset": 0, "rowsMoved": 0}
    assert spies["dataChanged"].at(0)[0].row() == 1


def test_a_retried_title_leaves_the_list_with_the_commit(desk: Desk, qtbot: object) -> None:
    with desk.shelf.database.write() as tx:
        assert retry(tx, Provider.TMDB, "movie", [FAILED]) == 1
    desk.page.apply(Changes(updated={Subject.MOVIE: frozenset({FAILED})}))
    desk.page._again.timeout.emit()  # a second later
    desk.fetch.run()
    assert "Häxan" not in desk.titles()
    assert desk.cards()["pending"] == "2"


def test_d21_what_the_user_decided_cannot_be_retried(desk: Desk) -> None:
    with desk.shelf.database.write() as tx:
        choose_match(tx, "movie", UNKNOWN, Provider.TMDB, None)
    desk.page.retry()
    desk.fetch.run()
    row = next(row for row in rows_of(desk.page, "titles") if row.number == UNKNOWN)
    assert (row.why, row.canRetry) == ("You said: none of these", False)


def test_a_long_list_is_read_a_page_at_a_time(desk: Desk) -> None:
    for at in range(120):
        desk.shelf.film(f"Zz {at:03}", year=2000)
    with desk.shelf.database.read() as reader:
        ids = [row[0] for row in reader.rows("SELECT id FROM movies WHERE title LIKE 'Zz%'")]
    desk.shelf.tell(*(desk.shelf.missed(one, "no candidates") for one in ids))
    desk.page.retry()
    desk.fetch.run()
    assert (len(desk.titles()), desk.says("total")) == (50, 123)
    desk.page.more()
    desk.page.more()
    desk.fetch.run()
    assert len(desk.titles()) == 100, "asked twice before the answer, it reads one page more"
    desk.page.more()
    desk.fetch.run()
    desk.page.more()
    assert len(desk.titles()) == 123
    assert not desk.fetch.waiting, "there is no more"


def test_d24_omdb_counts_ratings_and_those_without_an_imdb_id(desk: Desk) -> None:
    desk.shelf.tell(desk.shelf.matched(1, Provider.OMDB))
    desk.place.open("bijou://workers/omdb")
    desk.fetch.run()
    assert desk.cards() == {"matched": "1", "rated": "1", "pending": "0", "not_found": "0", "error": "0"}
    pending = next(card for card in rows_of(desk.page, "cards") if card.key == "pending")
    assert pending.detail == "4 more without IMDb id"


@pytest.mark.parametrize(
    ("state", "badge", "facts"),
    [
        (WorkerState("tmdb", "running", done=62, total=100, rate=38.2, seconds_left=130), "Running", "38 questions a second · Done in about 3 min"),
        (WorkerState("omdb", "quota", used=100, per_day=100, until=NOW + 60), "Quota used up", "100 of 100 today"),
        (WorkerState("tmdb", "running", rate=0.2), "Running", "12 questions a minute"),
        (WorkerState("tmdb", "paused", seconds_left=5), "Paused", ""),
    ],
)
def test_d20_a_workers_state_is_said_in_words(desk: Desk, state: WorkerState, badge: str, facts: str) -> None:
    desk.place.open(f"bijou://workers/{state.worker}")
    desk.orbs.show(state)
    assert (desk.says("badge"), desk.says("facts")) == (badge, facts)


def test_d24_a_spent_quota_says_when_it_is_full_again_and_how_many_days_all_takes(desk: Desk) -> None:
    for at in range(25):
        desk.shelf.film(f"Film {at}", imdb=f"tt{1000 + at}")
    desk.place.open("bijou://workers/omdb")
    desk.fetch.run()
    desk.orbs.show(WorkerState("omdb", "quota", "OMDb's limit of today is reached.", used=10, per_day=10, until=NOW + 3600))
    assert str(desk.says("goesOn")).startswith("The day's questions are full again at ")
    assert desk.says("facts") == "10 of 10 today · Done in about 3 days"
    assert desk.says("sentence") == "OMDb's limit of today is reached."


def test_every_standing_has_a_word_and_a_tone() -> None:
    standings: Sequence[Standing] = ("running", "idle", "paused", "quota", "wrong_key", "offline", "no_key")
    words = [worker_words.standing_word(one) for one in standings]
    assert len(set(words)) == len(standings), "no two states are called alike"
    assert {worker_words.TONES[one] for one in standings} <= {"good", "muted", "warn", "bad"}


def test_a_scan_is_the_librarys_worker(desk: Desk) -> None:
    desk.scans.show(Progress(1, "Attic", 7, "full", "Films", 620, 1000, 4))
    orb = next(orb for orb in desk.orbs.rows if orb.worker == "library")
    assert (orb.standing, orb.ring, orb.detail) == ("running", 62, "62 %")
    assert desk.orbs.property("working")
    desk.scans.ended(1)
    orb = next(orb for orb in desk.orbs.rows if orb.worker == "library")
    assert (orb.standing, orb.ring) == ("idle", -1)
    assert not desk.orbs.property("working")


def test_news_of_a_worker_changes_its_orb_alone(desk: Desk) -> None:
    changed = QSignalSpy(desk.orbs.dataChanged)
    desk.orbs.show(WorkerState("tvdb", "running", done=1, total=2))
    assert [changed.at(at)[0].row() for at in range(changed.count())] == [1]
    desk.orbs.show(WorkerState("tvdb", "running", done=1, total=2))
    assert changed.count() == 1, "the same again is no news"


def test_a_failed_reading_is_said_and_can_be_tried_again(desk: Desk) -> None:
    def broken(_provider: Provider) -> Sequence[Coverage]:
        raise Problem("The library file cannot be read.")

    reads = desk.page._reads
    desk.page._reads = reads._replace(coverage=broken)
    desk.place.open("bijou://workers/tvdb")
    desk.fetch.run()
    assert (desk.says("reading"), desk.says("trouble")) == ("failed", "The library file cannot be read.")
    desk.page._reads = reads
    desk.page.retry()
    desk.fetch.run()
    assert (desk.says("reading"), desk.says("kind")) == ("ready", "show"), "TVDB knows no films"


def test_an_answer_for_another_worker_is_not_shown(desk: Desk) -> None:
    desk.place.open("bijou://workers/omdb")
    desk.place.open("bijou://workers/tvmaze")
    desk.fetch.run()
    assert [tab.kind for tab in rows_of(desk.page, "kinds")] == ["show"]


def test_nothing_is_read_while_the_page_is_not_seen(desk: Desk) -> None:
    desk.page.leave()
    desk.page.apply(Changes(updated={Subject.MOVIE: frozenset({TIED, FRESH})}))
    assert not desk.page._again.isActive()
