"""A title's page: what it says of what the servers know, which season it opens on, what it remembers, and which pictures it asks for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.changes import Changes, Subject
from app.domain.items import MediaFile, Rating
from app.domain.pages import ActivityRow, CopyRow, EpisodeRow, FieldSource, MoviePage, PersonCredit, SeasonRow, ShowPage, Version
from app.domain.problems import StoreProblem
from app.models.episode_lines import episode_line, season_to_open
from app.models.place import Place
from app.models.title_face import movie_face, show_face
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from tests.models.holding import HeldFetch, HeldPictures

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
ATTIC = CopyRow(5, 1, "Attic", "plex", "Movies", "77")
CELLAR = CopyRow(6, 2, "Cellar", "jellyfin", "Films", "ab")
UHD = Version(ATTIC, (MediaFile(width=3840, height=2160),), "4K", "HDR10", "hevc", "dts", 6, "mkv", 24_100_000_000, best=True)
HD = Version(CELLAR, (MediaFile(width=1440, height=1080),), "1080p", None, "h264", "aac", 2, "mp4", 6_300_000_000)
METROPOLIS = MoviePage(
    12,
    "Metropolis",
    year=1927,
    runtime_minutes=153,
    content_rating="de/12",
    overview="A city.",
    ratings=(Rating("imdb", "audience", 8.3), Rating("rottentomatoes", "critic", 9.7), Rating("rottentomatoes", "audience", 3.1)),
    genres=(("science fiction", "Science Fiction"),),
    poster="1 /poster",
    backdrop="1 /backdrop",
    cast=(PersonCredit(1, "Brigitte Helm", "Acting", character="Maria", portrait="1 /helm"), PersonCredit(2, "Prince", "Acting")),
    crew=(PersonCredit(3, "Fritz Lang", "Directing", job="Director"),),
    copies=(ATTIC, CELLAR),
    versions=(UHD, HD),
    sources=(FieldSource("title", "plex:1", "Attic"),),
)
JUDEX = ShowPage(
    3,
    "Judex",
    year=1916,
    status="ended",
    seasons=(SeasonRow(1, 0, episodes=2, owned=1), SeasonRow(2, 1, aired=5, owned=5, watched=5), SeasonRow(3, 2, aired=7, owned=4, watched=1)),
    aired=12,
    owned_count=9,
    copies=(ATTIC,),
)


def episode(number: int, state: Any = "owned", **more: Any) -> EpisodeRow:
    return EpisodeRow(100 + number, 2, number, f"Part {number}", state=state, still=f"1 /still/{number}", **more)


class Page:
    """A page with all that stands around it."""

    def __init__(self, kind: Any = "show") -> None:
        self.fetch, self.pictures, self.kept = HeldFetch(), HeldPictures(), {}  # type: ignore[var-annotated]
        self.movie: MoviePage | None = METROPOLIS
        self.show: ShowPage | None = JUDEX
        self.trouble: StoreProblem | None = None
        self.read: list[tuple[int, int]] = []
        self.veiled: list[Path] = []
        self.listed: list[str] | None = None
        self.seasons: dict[int, tuple[int, int]] = {}
        self.place = Place(lambda: self.kept, self.kept.update)
        reads = TitleReads(self.movie_page, lambda _id: self.show, self.episodes, self.scrim, lambda: NOW, season_of=self.seasons.get)
        self.page = TitlePage(kind, reads, self.fetch, self.pictures, self.place)
        self.page.drawnAt(1200, 1.0)

    def movie_page(self, _id: int) -> MoviePage | None:
        if self.trouble is not None:
            raise self.trouble
        return self.movie

    def episodes(self, show: int, season: int) -> list[EpisodeRow]:
        self.read.append((show, season))
        if self.listed is not None:
            return [episode(at, state) for at, state in enumerate(self.listed, 1)]
        return [episode(1, quality="1080p"), episode(2, "missing"), episode(3, "upcoming", airs_in_days=9)]

    def scrim(self, path: Path) -> float:
        self.veiled.append(path)
        return 0.7

    def go(self, address: str) -> Page:
        self.place.open(address)
        self.page.enter()
        self.fetch.run()
        return self

    def get(self, name: str) -> Any:
        return self.page.property(name)

    def rows(self, name: str) -> Any:
        return self.get(name).rows


@pytest.fixture
def shows(qapp: object) -> Page:
    return Page()


def test_a_film_says_where_it_is_owned_and_in_what_quality(qapp: object) -> None:
    """D10: one card, two copies."""
    face = movie_face(METROPOLIS)
    assert [fact.text for fact in face.facts] == ["1927", "2 h 33 min", "Fritz Lang", "de 12", "4K on Attic · 1080p on Cellar"]
    assert [(line.server, line.marks, line.best) for line in face.versions] == [
        ("Attic", ["2160p", "HDR10", "HEVC", "DTS 5.1", "MKV"], True),
        ("Cellar", ["1080p", "H.264", "AAC 2.0", "MP4"], False),
    ]
    assert [home.name for home in face.homes] == ["Attic", "Cellar"]
    assert [(one.field, one.giver, one.day) for one in face.sources] == [("Title", "Attic", "")]


def test_ratings_keep_their_own_scales_and_rules(qapp: object) -> None:
    scores = {score.name: (score.value, score.look) for score in movie_face(METROPOLIS).scores}
    assert scores == {"IMDb": ("8.3", "imdb"), "RT": ("97\u202f%", "fresh"), "RT audience": ("31\u202f%", "rotten")}


def test_a_genre_leads_to_the_page_of_that_genre(qapp: object) -> None:
    assert movie_face(METROPOLIS).genres[0].address == "bijou://movies?genre=science+fiction"


def test_people_without_a_portrait_have_initials(qapp: object) -> None:
    assert [(person.initials, person.part) for person in movie_face(METROPOLIS).cast] == [("BH", "Maria"), ("P", "")]


def test_seasons_say_how_much_is_owned_and_specials_come_last(qapp: object) -> None:
    """D52: percentages and counts leave specials out; a season says its own."""
    face = show_face(JUDEX, NOW)
    assert [tab.text for tab in face.seasons] == ["Season 1 · 5/5", "Season 2 · 4/7", "Specials · 1/2"]
    assert "9 of 12 episodes" in [fact.text for fact in face.facts]


@pytest.mark.parametrize(
    ("seen", "opens"),
    [([(5, 5), (7, 1)], 2), ([(5, 5), (7, 0)], 2), ([(5, 0), (7, 0)], 1), ([(0, 0), (4, 0)], 2), ([(5, 5), (0, 0)], 1)],
    ids=["begun", "after a finished one", "none seen", "first owned", "all seen"],
)
def test_the_page_opens_on_the_season_one_is_in(seen: list[tuple[int, int]], opens: int) -> None:
    seasons = [SeasonRow(9, 0, owned=3), *(SeasonRow(at, at, owned=owned, watched=watched) for at, (owned, watched) in enumerate(seen, 1))]
    assert season_to_open(seasons) == opens


@pytest.mark.parametrize(
    ("row", "badge"),
    [
        (episode(1, quality="1080p"), "Owned · 1080p"),
        (episode(1, "missing"), "Missing"),
        (episode(1, "upcoming", airs_in_days=0), "Airs today"),
        (episode(1, "upcoming", airs_in_days=9), "Airs in 9 days"),
        (episode(1, "unknown"), "No date yet"),
    ],
)
def test_an_episode_has_one_state_in_words(qapp: object, row: EpisodeRow, badge: str) -> None:
    line = episode_line(row, NOW)
    assert line.badge == badge
    assert badge in line.spoken


def test_a_show_opens_with_its_season_in_one_reading(shows: Page) -> None:
    shows.go("bijou://show/3")
    assert (shows.get("state"), shows.get("season"), shows.read) == ("ready", 2, [(3, 2)])
    assert [line.standing for line in shows.rows("episodes")] == ["owned", "missing", "upcoming"]


def test_the_address_may_name_the_season_and_what_was_chosen_is_remembered(shows: Page) -> None:
    shows.go("bijou://show/3?season=1")
    assert shows.get("season") == 1
    shows.page.chooseSeason(0)
    shows.fetch.run()
    shows.go("bijou://movies")
    shows.place.back()
    shows.page.enter()
    shows.fetch.run()
    assert shows.get("season") == 0


def test_the_address_may_name_an_episode_whatever_season_it_says(shows: Page) -> None:
    """Once: from there on the page stands where its user left it. Another entry of the same show finds its own."""
    sought: list[tuple[int, int]] = []
    stood: list[float] = []
    shows.page.episodeSought.connect(lambda row, episode: sought.append((row, episode)))
    shows.page.positioned.connect(stood.append)
    shows.seasons.update({102: (102, 1), 77: (103, 0)})
    shows.go("bijou://show/1?season=0&episode=102")
    assert (shows.get("season"), sought, stood) == (1, [(1, 102)], [])
    shows.page.retry()
    shows.fetch.run()
    assert len(sought) == 1, "what is read again moves nothing"
    shows.go("bijou://show/1?episode=77")
    assert (shows.get("season"), sought[1:]) == (0, [(2, 103)]), "the row is another one after a merge"
    shows.page.leave()
    shows.place.back()
    shows.page.enter()
    shows.fetch.run()
    assert (shows.get("season"), len(sought)) == (1, 2)
    for address in ("bijou://show/1?episode=5", "bijou://show/1?episode=x", "bijou://show/1?episode=-3"):
        shows.go(address)
    assert len(sought) == 2, "an episode that is gone is only not found"


def test_hiding_what_is_owned_leaves_the_rest_and_counts_it(shows: Page) -> None:
    shows.go("bijou://show/3").page.setWhich("unowned")
    assert ([line.standing for line in shows.rows("episodes")], shows.get("hidden")) == (["missing", "upcoming"], 1)


def test_only_what_is_missing_and_the_choice_is_kept_with_the_pages_entry(shows: Page) -> None:
    shows.go("bijou://show/3").page.setWhich("missing")
    assert ([line.standing for line in shows.rows("episodes")], shows.get("hidden")) == (["missing"], 2)
    shows.go("bijou://show/3?season=1")
    assert (shows.get("which"), shows.get("hidden")) == ("all", 0), "another entry has its own"
    shows.place.back()
    shows.page.enter()
    shows.fetch.run()
    assert (shows.get("which"), shows.get("hidden")) == ("missing", 2)


def test_what_happened_is_told_and_what_can_be_taken_back_says_so(qapp: object) -> None:
    """D60, D62. A title with a percent sign stays as it is."""
    rows = (
        ActivityRow(9, 1_760_000_000, "split", "Metropolis", detail="100 %2"),
        ActivityRow(8, 1_760_000_000, "merged", "%2 Metropolis", detail="Cellar", can_undo=True),
        ActivityRow(7, 1_760_000_000, "unheard of", "Metropolis"),
        ActivityRow(6, 1_760_000_000, "added", "Metropolis", detail="Attic"),
    )
    lines = movie_face(msgspec.structs.replace(METROPOLIS, activity=rows)).happenings
    assert [(line.number, line.text, line.undo) for line in lines] == [
        (9, "Taken apart from “100 %2”", False),
        (8, "Joined with “%2 Metropolis” from Cellar", True),
        (6, "Added from Attic", False),
    ]
    assert all(line.day in line.spoken for line in lines)


def test_d10_the_page_of_a_title_that_was_merged_is_that_of_the_other_and_follows_it(qapp: object, qtbot: Any) -> None:
    page = Page("movie").go("bijou://movie/77")
    assert page.get("number") == 12
    page.page.hear(Changes(updated={Subject.MOVIE: frozenset({12})}))
    qtbot.waitUntil(lambda: bool(page.fetch.waiting))
    page.page.close()


def test_the_backdrop_waits_for_its_veil(qapp: object) -> None:
    page = Page("movie").go("bijou://movie/12")
    assert "1 /backdrop" in page.pictures.asked()
    page.pictures.arrive()
    assert page.get("backdrop") == ""
    page.fetch.run()
    assert (page.get("backdrop"), page.get("scrim")) == ("file:///cache/1-/backdrop.jpg", 0.7)
    assert page.veiled == [Path("/cache/1-/backdrop.jpg")]


def test_a_logo_that_turned_out_to_be_none_gives_its_room_to_the_title(qapp: object) -> None:
    page = Page("movie")
    page.movie = msgspec.structs.replace(METROPOLIS, logo="1 /logo")
    page.go("bijou://movie/12")
    assert page.get("hasLogo") is True
    spy = QSignalSpy(page.page.artChanged)
    page.pictures.deny("1 /logo")
    assert page.get("hasLogo") is False
    assert spy.count() == 1
    page.pictures.arrive()
    assert (page.get("hasLogo"), page.get("logo")) == (True, "file:///cache/1-/logo.jpg")
    page.pictures.deny("1 /logo")
    assert page.get("hasLogo") is True, "a larger one was denied: the one that is there stays"


def test_pictures_whose_files_vanished_are_asked_for_again(qapp: object) -> None:
    page = Page("movie").go("bijou://movie/12")
    page.pictures.arrive()
    page.fetch.run()
    page.page.unreadable("file:///cache/1-/helm.jpg")
    assert page.pictures.asked() == ["1 /helm"]
    page.page.unreadable("file:///cache/1-/backdrop.jpg")
    assert page.get("backdrop") == ""
    assert "1 /backdrop" in page.pictures.asked()
    page.pictures.arrive()
    page.fetch.run()
    assert page.get("backdrop")
    assert [person.file for person in page.rows("cast")] == ["file:///cache/1-/helm.jpg", ""]
    page.page.unreadable("file:///another.jpg")
    assert page.pictures.asked() == []


def test_stills_and_portraits_arrive_in_their_rows(qapp: object) -> None:
    page = Page("movie").go("bijou://movie/12")
    page.pictures.arrive()
    assert [person.file for person in page.rows("cast")] == ["file:///cache/1-/helm.jpg", ""]


def test_stills_arrive_one_by_one_each_in_its_row_whatever_is_hidden(shows: Page) -> None:
    shows.listed = ["owned", "missing", "missing"]
    shows.go("bijou://show/3")
    shows.page.setWhich("missing")
    arrived = next(arrived for references, _, arrived, token in shows.pictures.asks if "1 /still/3" in references and not token.requested)
    changed = QSignalSpy(shows.get("episodes").dataChanged)
    arrived({"1 /still/3": "file:///three.jpg", "1 /still/1": "file:///hidden.jpg"})
    assert [row.file for row in shows.rows("episodes")] == ["", "file:///three.jpg"]
    assert changed.count() == 1
    shows.page.setWhich("all")
    assert [row.file for row in shows.rows("episodes")] == ["file:///hidden.jpg", "", "file:///three.jpg"]
    arrived({"1 /still/2": "file:///two.jpg"})
    assert [row.file for row in shows.rows("episodes")] == ["file:///hidden.jpg", "file:///two.jpg", "file:///three.jpg"]


def test_a_title_that_is_gone_says_so_and_one_that_cannot_be_read_says_why(qapp: object) -> None:
    page = Page("movie")
    page.movie = None
    assert page.go("bijou://movie/12").get("state") == "gone"
    page.trouble = StoreProblem("The disk is full.")
    page.go("bijou://movie/13")
    assert (page.get("state"), page.get("problem")) == ("error", "The disk is full.")


def test_a_late_answer_never_replaces_a_newer_title(qapp: object) -> None:
    page = Page("movie")
    page.place.open("bijou://movie/12")
    page.page.enter()
    page.place.open("bijou://movie/13")
    late, new = page.fetch.waiting
    assert late[3].requested
    assert not new[3].requested


def test_a_commit_that_concerns_the_title_is_followed_and_others_are_not(shows: Page, qtbot: Any) -> None:
    """D61."""
    shows.go("bijou://show/3")
    shows.read.clear()
    shows.page.hear(Changes(updated={Subject.SHOW: frozenset({4}), Subject.EPISODE: frozenset({999})}))
    assert not shows.page._again.isActive()
    shows.page.hear(Changes(updated={Subject.EPISODE: frozenset({102})}))
    qtbot.waitUntil(lambda: bool(shows.fetch.waiting))
    shows.fetch.run()
    assert shows.read == [(3, 2)]
    shows.page.close()


def test_hostile_text_is_cut_to_one_safe_line(qapp: object) -> None:
    page = MoviePage(1, "A\u202eB\x00\n" + "x" * 100_000)
    assert movie_face(page).head.title.startswith("AB x")
    assert len(movie_face(page).head.title) < 400
