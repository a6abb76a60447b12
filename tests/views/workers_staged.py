"""The Workers page and Find match in a window, over a real library file and a provider that a test plays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.cancel import Cancel
from app.domain.items import Art
from app.domain.provided import Candidate, Provider
from app.library import matching
from app.library.matching import Found, Sought
from app.models.find_match import FindMatch, MatchVerbs
from app.models.workers_page import Workers
from tests.models.provided_shelf import ProvidedShelf
from tests.shelf import NOW
from tests.views.staging import Staged, spoken

CANDIDATES = (
    Candidate(
        Provider.TMDB, "45964", "movie", "Destiny", "Der müde Tod", year=1921, runtime_minutes=100, directors=("Fritz Lang",), country="DE",
        overview="As a young couple stops and rests in a small village inn, the man is abducted by Death.", art=Art(poster="/destiny.jpg"),
    ),
    Candidate(Provider.TMDB, "9", "movie", "The Tired Death", year=1987, runtime_minutes=14),
    Candidate(Provider.TMDB, "7", "movie", "Destiny", year=2006, runtime_minutes=92),
)  # fmt: skip


class StagedWorkers(Staged):
    """The frame with both; `trouble` is raised by the provider that Find match asks."""

    def __init__(self, folder: Path, address: str = "bijou://workers/tmdb", **more: Any) -> None:
        self.shelf = ProvidedShelf(folder)
        self.candidates: tuple[Candidate, ...] = CANDIDATES
        self.trouble: Exception | None = None
        self.askable: tuple[Provider, ...] = (Provider.TMDB,)
        super().__init__(folder, address, **more)
        self.fetch.run()

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        database = self.shelf.database
        self.page = Workers(self.orbs, self.shelf.worker_reads(), self.fetch, self.pictures, self.place, lambda: NOW)
        verbs = MatchVerbs(
            lambda kind, number: matching.sought(database, kind, number),
            self._find,
            lambda title, provider, candidate: matching.choose(database, title, provider, candidate),
        )
        self.matching = FindMatch(verbs, self.fetch, self.pictures)
        return {**super()._singletons(folder), "Workers": self.page, "FindMatch": self.matching}

    def _find(self, title: Sought, _text: str, first: Provider | None, _cancel: Cancel) -> Found:
        if self.trouble is not None:
            raise self.trouble
        return Found(first or Provider.TMDB, matching.judged(title.known, self.candidates), self.askable)


Build = Callable[..., StagedWorkers]


def everything(frame: StagedWorkers) -> list[QQuickItem]:
    return frame.everything()


def control(frame: StagedWorkers, name: str) -> QQuickItem:
    found = [one for one in everything(frame) if one.property("focusPolicy") is not None and spoken(one) == name]
    assert found, f"{name} is not shown"
    return found[0]


def shows(frame: StagedWorkers, text: str) -> bool:
    return any(text in str(one.property("text") or "") for one in everything(frame))


def click(frame: StagedWorkers, item: QQuickItem) -> None:
    frame.window.grabWindow()
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, item.mapToScene(item.boundingRect().center()).toPoint())


def tiles(frame: StagedWorkers) -> list[QQuickItem]:
    return [one for one in everything(frame) if type_of(one) == "CandidateTile"]
