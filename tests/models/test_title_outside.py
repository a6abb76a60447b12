"""A page of a title that the library does not have: recalled at once, asked about, rated; away, keyless, unknown; and the library's own when it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.changes import Changes, Subject
from app.domain.enrichment import FacetState, TitleState
from app.domain.items import Credit, ExternalIds, Facts, Rating
from app.domain.pages import CopyRow, EpisodeRow, MoviePage, SeasonRow, ShowPage
from app.domain.problems import BadAnswer, Missing, Problem, Refused, Unreachable
from app.domain.provided import EpisodeList, Facet, ListedEpisode, ListedSeason, Provided, Provider
from app.library.outside import Outsider
from app.library.outside_pages import outside_episodes, outside_page
from app.models.last_good import offline_line
from app.models.outside_title import OutsideReads
from app.models.place import Place
from app.models.show_episodes import ShowEpisodes
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from tests.models.holding import HeldFetch, HeldPictures

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 12, 9, tzinfo=UTC).timestamp()
CAST = (Credit("Brigitte Helm", "Acting", character="Maria", tmdb="74"), Credit("Gustav Fröhlich", "Acting", character="Freder", tmdb="75"))
RATED = Provided(ExternalIds(imdb="tt0017136"), {Facet.RATINGS: Facts(ratings=(Rating("imdb", "audience", 8.3),))})
ATTIC = CopyRow(1, 1, "Attic", "plex", "Films", "1")
SHOWN = EpisodeList(
    (ListedSeason(1), ListedSeason(2)),
    (ListedEpisode(1, 1, "A", air_date="2026-01-01"), ListedEpisode(2, 1, "B", air_date="2026-01-02"), ListedEpisode(2, 2, "C", air_date="2026-08-02")),
)


def told(tmdb: str = "19", title: str = "Metropolis", **more: Any) -> Outsider:
    facets = {Facet.DETAILS: Facts(title=title, year=1927, status="continuing"), Facet.CREDITS: Facts(credits=CAST)}
    return Outsider("movie", tmdb, Provided(ExternalIds(tmdb=tmdb, imdb="tt0017136"), facets), **more)


def listed() -> Outsider:
    title = told("7", "Judex")
    return msgspec.structs.replace(title, kind="show", said=msgspec.structs.replace(title.said, episodes=SHOWN))


class Outside:
    """A page, TMDB and OMDb as far as they are told to answer, and the library."""

    def __init__(self, kind: TitleKind = "movie") -> None:
        self.fetch, self.pictures, self.kept = HeldFetch(), HeldPictures(), {}  # type: ignore[var-annotated]
        self.ask = HeldFetch()
        self.library: dict[str, int] = {}
        self.copies: tuple[CopyRow, ...] = (ATTIC,)
        self.episodes: tuple[EpisodeRow, ...] = ()
        self.known: Outsider | None = None
        self.answer: Outsider | Problem = told()
        self.rating: Provided | Problem = RATED
        self.asked: list[str] = []
        self.away: list[Provider] = []
        self.enrichment: tuple[TitleState, ...] = ()
        self.place = Place(lambda: self.kept, self.kept.update)
        outside = OutsideReads(lambda _kind, tmdb: self.library.get(tmdb), self._recalled, self._asked, self._rated, outside_page, outside_episodes, self.ask)
        reads = TitleReads(
            lambda row: MoviePage(row, "Metropolis", enrichment=self.enrichment, copies=self.copies),
            lambda row: ShowPage(
                row, "Judex", seasons=(SeasonRow(1, 1), SeasonRow(2, 2, episodes=3, aired=2, missing=2)), aired=2, missing=2, copies=self.copies
            ),
            lambda _show, _season: list(self.episodes),
            lambda _path: 0.7,
            lambda: NOW,
            away=lambda: self.away,
            asked_about=lambda _kind, row: row in self.library.values(),
            outside=outside,
        )
        self.page = TitlePage(kind, reads, self.fetch, self.pictures, self.place)
        self.page.drawnAt(1200, 1.0)

    def _recalled(self, _kind: TitleKind, tmdb: str, _cancel: Cancel) -> Outsider | None:
        self.asked.append(f"recall {tmdb}")
        if isinstance(self.answer, Refused):
            raise self.answer
        return self.known

    def _asked(self, _kind: TitleKind, tmdb: str, _cancel: Cancel) -> Outsider:
        self.asked.append(f"ask {tmdb}")
        if isinstance(self.answer, Problem):
            raise self.answer
        return self.answer

    def _rated(self, title: Outsider, _cancel: Cancel) -> Outsider:
        self.asked.append("rate")
        if isinstance(self.rating, Problem):
            raise self.rating
        return msgspec.structs.replace(title, rated=self.rating)

    def go(self, address: str = "bijou://movie/tmdb-19") -> Outside:
        self.place.open(address)
        self.page.enter()
        self.fetch.run()
        return self

    def step(self) -> None:
        """The providers' next answer arrives."""
        self.ask.run(1)
        self.fetch.run()

    def settle(self) -> Outside:
        """All their answers arrive."""
        for _ in range(6):
            self.step()
        return self

    def get(self, *names: str) -> Any:
        values = tuple(self.page.property(name) for name in names)
        return values[0] if len(values) == 1 else values

    def facts(self) -> list[str]:
        return [fact.text for fact in self.get("facts").rows]

    def scores(self) -> list[str]:
        return [score.name for score in self.get("scores").rows]


@pytest.fixture
def film() -> Outside:
    return Outside()


def test_it_opens_with_what_was_recalled_then_what_tmdb_says_then_omdbs_ratings(film: Outside) -> None:
    """D24, and a page that opens at once and fills in place."""
    film.known = told(title="Metropolis, as it was")
    film.go()
    assert film.get("state", "title", "inLibrary") == ("loading", "", False)
    film.step()
    assert film.get("state", "title", "filling") == ("ready", "Metropolis, as it was", True)
    film.step()
    assert film.get("title", "filling", "offline") == ("Metropolis", False, "")
    assert film.scores() == []
    film.step()
    assert film.scores() == ["IMDb"]
    assert film.asked == ["recall 19", "ask 19", "rate"]
    assert "Not in your library" in film.facts()
    assert [person.key for person in film.get("cast").rows] == ["tmdb-74", "tmdb-75"]
    assert film.get("number") == 0
    assert [film.get(name).count for name in ("versions", "homes", "matches", "happenings")] == [0, 0, 0, 0]


def test_without_anything_to_recall_it_waits_for_tmdb(film: Outside) -> None:
    film.go().step()
    assert film.get("state", "filling") == ("loading", False)
    film.step()
    assert film.get("state") == "ready"


def test_omdbs_trouble_is_not_the_pages(film: Outside) -> None:
    film.rating = Refused("OMDb needs a key.")
    film.go().settle()
    assert film.get("state", "problem", "offline") == ("ready", "", "")


def test_away_what_was_recalled_stays_with_when_it_was_good_and_can_be_tried_again(film: Outside) -> None:
    film.known, film.answer = told(as_of=JUNE), Unreachable("TMDB: no route to host.")
    film.go().settle()
    assert film.get("state", "title", "offline", "filling") == ("ready", "Metropolis", "TMDB cannot be reached; as of Jun 12.", False)
    film.answer = told()
    film.page.retry()
    film.settle()
    assert film.get("offline") == ""
    assert film.scores() == ["IMDb"]


def test_when_the_key_is_gone_what_was_told_stays_and_leads_to_where_one_is_entered(film: Outside) -> None:
    film.answer = told(as_of=JUNE)
    film.go().settle()
    film.answer = Refused("TMDB needs a key.")
    film.page.retry()
    film.settle()
    assert film.get("state", "offline", "remedy") == ("ready", "TMDB needs a key; as of Jun 12.", "key")
    film.answer = told()
    film.page.retry()
    film.settle()
    assert film.get("offline", "remedy") == ("", "retry")


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (Unreachable("TMDB: no route to host."), "error"),
        (BadAnswer("TMDB sent nonsense."), "error"),
        (Missing("TMDB does not have it."), "gone"),
        (Refused("TMDB needs a key."), "keyless"),
    ],
)
def test_with_nothing_to_show_it_says_why_and_tries_again(film: Outside, problem: Problem, state: str) -> None:
    film.answer = problem
    film.go().settle()
    assert film.get("state", "problem", "offline") == (state, str(problem), "")
    film.answer = told()
    film.page.retry()
    film.settle()
    assert film.get("state") == "ready"


def test_what_tmdb_has_no_more_is_gone_though_it_is_remembered(film: Outside) -> None:
    film.known, film.answer = told(as_of=JUNE), Missing("TMDB does not have it.")
    film.go().settle()
    assert film.get("state") == "gone"


def test_when_the_providers_can_be_asked_again_only_a_page_in_trouble_asks(film: Outside) -> None:
    film.answer = Problem("The demo's TMDB has not been started yet.")
    film.go().settle()
    film.answer = told()
    film.page.retry_outside()
    film.settle()
    assert film.get("state") == "ready"
    before = list(film.asked)
    film.page.retry_outside()
    film.settle()
    assert film.asked == before


def test_an_owned_title_is_shown_at_its_own_address_and_nobody_is_asked(film: Outside) -> None:
    film.library["19"] = 12
    film.go("bijou://movie/tmdb-19?from=search").settle()
    assert film.place.where() == "bijou://movie/12?from=search"
    assert film.get("state", "number", "inLibrary") == ("ready", 12, True)
    assert film.asked == []
    assert not film.place.property("canGoForward")
    film.place.back()
    assert film.place.where() == "bijou://home", "the address was replaced, no step was added"


def test_a_title_that_becomes_owned_while_it_is_open_turns_into_the_librarys_in_place(film: Outside) -> None:
    film.go().settle()
    states: list[str] = []

    def note() -> None:
        states.append(film.get("state"))

    film.page.changed.connect(note)
    film.page.hear(Changes(added={Subject.SHOW: frozenset({3})}))
    assert not film.page._again.isActive(), "a show is no film"
    film.library["19"] = 12
    film.page.hear(Changes(added={Subject.MOVIE: frozenset({12})}))
    assert film.page._again.isActive()
    film.page._again.timeout.emit()
    film.fetch.run()
    assert film.place.where() == "bijou://movie/12"
    assert film.get("number", "inLibrary", "filling") == (12, True, False)
    assert "Not in your library" not in film.facts()
    assert set(states) == {"ready"}, "it never went blank"
    film.page.changed.disconnect(note)


def test_a_page_that_is_not_shown_changes_no_address(film: Outside) -> None:
    film.go().settle()
    film.library["19"] = 12
    film.page.leave()
    film.place.open("bijou://settings")
    film.page.hear(Changes(added={Subject.MOVIE: frozenset({12})}))
    film.fetch.run()
    assert film.place.where() == "bijou://settings"
    film.place.back()
    film.page.enter()
    film.fetch.run()
    assert film.place.where() == "bijou://movie/12"


def test_another_title_begins_anew_and_late_answers_of_the_first_are_dropped(film: Outside) -> None:
    film.go()
    film.answer = told("20", "M")
    film.go("bijou://movie/tmdb-20").settle()
    assert film.get("title") == "M"
    assert "ask 19" not in film.asked
    film.go("bijou://movie/5").settle()
    assert film.get("title", "inLibrary") == ("Metropolis", True)


def test_coming_back_asks_again_what_is_fresh_costs_no_question(film: Outside) -> None:
    film.go().settle()
    film.page.leave()
    film.page.enter()
    film.fetch.run()
    assert film.get("state") == "ready"
    film.settle()
    assert film.asked == ["recall 19", "ask 19", "rate", "ask 19", "rate"]


def test_a_show_has_the_season_of_its_address_and_others_without_asking_again() -> None:
    show = Outside("show")
    around = ShowEpisodes(show.page, show.pictures)
    show.answer = listed()
    show.go("bijou://show/tmdb-7?season=2").settle()
    assert show.get("season", "state") == (2, "ready")
    assert [line.standing for line in show.get("episodes").rows] == ["not_owned", "upcoming"]
    assert show.get("episodes").rows[0].badge == "Not owned"
    assert [tab.number for tab in show.get("seasons").rows] == [1, 2]
    assert "3 episodes" in show.facts()
    assert (around.property("announced"), around.property("nextCode"), around.property("nextWait")) == (True, "S02E02", "Airs in 5 days")
    asked = list(show.asked)
    show.page.chooseSeason(1)
    show.fetch.run()
    assert [line.heading for line in show.get("episodes").rows] == ["1. A"]
    assert show.asked == asked
    show.library["7"] = 3
    show.page.hear(Changes(added={Subject.SHOW: frozenset({3})}))
    show.page._again.timeout.emit()
    show.fetch.run()
    assert (show.place.where(), show.get("season")) == ("bijou://show/3?season=2", 1), "the season that was chosen stays"
    assert not around.property("announced"), "the library's own page says what it knows"


def test_an_owned_page_says_that_a_provider_is_away_and_since_when_its_word_is_old(film: Outside) -> None:
    """A title opened while offline shows what is known, and when it was last good."""
    good = FacetState(Facet.DETAILS, "matched", 1, int(JUNE))
    bad = FacetState(Facet.EPISODES, "error", 1, int(NOW.timestamp()))
    film.enrichment = (TitleState(Provider.TMDB, "matched", "19", tried_at=int(NOW.timestamp()), facets=(good, bad)),)
    film.go("bijou://movie/12").settle()
    assert film.get("offline") == ""
    wanted: list[tuple[str, int]] = []
    film.page.triedAgain.connect(lambda kind, row: wanted.append((kind, row)))
    film.page.retry()
    film.fetch.run()
    film.away = [Provider.TVMAZE]
    film.page.hear_workers(turned=True)
    film.page._again.timeout.emit()
    film.fetch.run()
    assert film.get("offline") == "", "TVmaze knows no films"
    film.away = [Provider.TMDB]
    film.page.hear_workers(turned=True)
    film.page._again.timeout.emit()
    film.fetch.run()
    assert film.get("state", "offline") == ("ready", "TMDB cannot be reached; as of Jun 12.")
    film.page.retry()
    assert wanted == [("movie", 12)]


def test_an_owned_page_shows_that_it_is_being_asked_about(film: Outside) -> None:
    film.go("bijou://movie/12").settle()
    film.library["19"] = 12
    film.page.hear_workers(turned=False)
    assert film.get("filling") is True
    film.library.clear()
    film.page.hear_workers(turned=False)
    assert film.get("filling") is False


def test_the_line_of_a_provider_that_is_away() -> None:
    assert offline_line("TMDB", None, NOW) == "TMDB cannot be reached."
    assert offline_line("TMDB", JUNE, NOW, Refused("TMDB does not accept the key.")) == "TMDB does not accept the key; as of Jun 12."
    assert offline_line("OMDb", datetime(2024, 2, 3, 9, tzinfo=UTC).timestamp(), NOW) == "OMDb cannot be reached; as of Feb 3, 2024."
    assert offline_line("TMDB", 1e30, NOW) == "TMDB cannot be reached."


def test_d30_a_followed_show_that_nobody_has_is_shown_by_its_row_and_says_that_it_is_not_owned(qapp: object) -> None:
    """ADR 0006: it has a row, which providers fill; nothing of it is missing, and nothing that needs a copy is offered."""
    shown = Outside("show")
    shown.library["19"], shown.copies = 12, ()
    shown.episodes = (EpisodeRow(1, 2, 1, "A", state="missing"), EpisodeRow(2, 2, 2, "B", state="upcoming", airs_in_days=3))
    shown.go("bijou://show/tmdb-19?season=2")
    assert shown.get("state", "number", "inLibrary") == ("ready", 12, False)
    assert shown.place.where() == "bijou://show/12?season=2"
    assert "Not in your library" in shown.facts()
    assert [(line.standing, line.badge) for line in shown.get("episodes").rows] == [("not_owned", "Not owned"), ("upcoming", "Airs in 3 days")]
    assert [tab.text for tab in shown.get("seasons").rows] == ["Season 1", "Season 2 · 3"]
    assert shown.asked == [], "the row knows it all"
    shown.copies = (ATTIC,)
    shown.page.hear(Changes(updated={Subject.SHOW: frozenset({12})}))
    shown.page.retry()
    shown.fetch.run()
    assert shown.get("number", "inLibrary") == (12, True)
    assert "Not in your library" not in shown.facts()
    assert shown.get("episodes").rows[0].badge == "Missing"
