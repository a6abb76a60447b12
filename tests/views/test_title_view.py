"""A title's page: the scores in the billboard, and what each provider has come to (D11, D20, D24)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.enrichment import TitleState
from app.domain.items import Rating
from app.domain.pages import CopyRow, MoviePage
from app.domain.provided import Provider
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from app.models.title_refresh import TitleRefresh
from tests.views.staging import spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, cut, outside
from tests.views.workers_staged import StagedWorkers

METROPOLIS = MoviePage(
    12,
    "Metropolis",
    year=1927,
    ratings=(
        Rating("imdb", "audience", 8.3),
        Rating("rottentomatoes", "critic", 9.7),
        Rating("metacritic", "critic", 98, 100),
        Rating("tmdb", "audience", 8.1),
        Rating("tvmaze", "audience", 7.4),
    ),
    copies=(CopyRow(5, 1, "Attic", "plex", "Movies", "77"),),
    enrichment=(
        TitleState(Provider.TMDB, "matched", "19", "imdb tt0017136", tried_at=1_760_000_000),
        TitleState(Provider.TVDB, "not_found", evidence="2 candidates, search 0.90, runner-up 0.90: title, year"),
        TitleState(Provider.OMDB, "error", reason="OMDb did not answer."),
    ),
)


class StagedTitle(StagedWorkers):
    """The frame with a film's page."""

    def __init__(self, folder: Path, **more: Any) -> None:
        super().__init__(folder, "bijou://movie/12", **more)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        reads = TitleReads(lambda _id: METROPOLIS, lambda _id: None, lambda _show, _season: [], lambda _path: 0.7, lambda: datetime(2026, 7, 28, tzinfo=UTC))
        self.film = TitlePage("movie", reads, self.fetch, self.pictures, self.place)
        return {**super()._singletons(folder), "MovieTitle": self.film, "TitleRefresh": TitleRefresh()}


@pytest.fixture
def film(qapp: object, tmp_path: Path) -> Iterator[Callable[..., StagedTitle]]:
    made: list[StagedTitle] = []

    def build(**more: Any) -> StagedTitle:
        made.append(StagedTitle(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()


def to_the_foot(frame: StagedTitle) -> None:
    for view in frame.everything():
        if type_of(view) == "TitleView":
            view.setProperty("contentY", view.property("originY") + view.property("contentHeight") - view.height())


def test_d24_the_billboard_names_each_rater_and_gives_its_score(film: Callable[..., StagedTitle]) -> None:
    pills = [spoken(one) for one in film().everything() if type_of(one) == "ScorePill"]
    assert pills == ["IMDb 8.3", "Rotten Tomatoes 97\u202f%, fresh", "Metacritic 98", "TMDB 8.1", "TVmaze 7.4"]


def test_d20_what_each_provider_has_come_to_is_told_and_can_be_mended(film: Callable[..., StagedTitle]) -> None:
    frame = film()
    to_the_foot(frame)
    lines = [spoken(one) for one in frame.everything() if spoken(one).startswith(("TMDB: ", "TVDB: ", "OMDb: "))]
    assert lines == ["TMDB: Matched by IMDb id tt0017136", "TVDB: 2 candidates are equally likely", "OMDb: OMDb did not answer."]
    retried, wanted = QSignalSpy(frame.actions.titlesRetried), QSignalSpy(frame.actions.matchWanted)
    for name in ("Ask OMDb again", "Find the match at TVDB"):
        next(one for one in reachable(frame) if spoken(one) == name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(frame.window, Qt.Key.Key_Space)
    assert (retried.count(), wanted.count()) == (1, 1)
    assert (retried.at(0), wanted.at(0)) == (["omdb", "movie", [12]], ["movie", 12, "tvdb"])
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (200, SMALLEST), (200, (1440, 900))])
def test_nothing_is_cut_and_the_lines_keep_apart(film: Callable[..., StagedTitle], scale: int, size: tuple[int, int]) -> None:
    frame = film(scale=scale, size=size)
    assert outside(frame) == []
    to_the_foot(frame)
    assert (cut(frame), outside(frame)) == ([], [])
    matches = next(one for one in frame.everything() if type_of(one) == "TitleMatches")
    rows = [one for one in matches.childItems() if one.property("provider")]
    tops = [(one.mapToScene(QPointF(0, 0)).y(), one.height()) for one in rows]
    assert all(first + tall <= after for (first, tall), (after, _) in pairwise(tops)), "no line lies over another"
