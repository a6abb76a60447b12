"""The cards of Settings → Libraries: what a server's row says, row by row, with the questions of D12 and the order of D11."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.domain.servers import LibraryRow, ServerRow
from app.models.server_cards import ServerCards
from tests.models.holding import HeldFetch

NOW = 1_700_000_000


@pytest.fixture(autouse=True)
def _english(qapp: object) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def server(number: int, **facts: Any) -> ServerRow:
    values: dict[str, Any] = {"id": number, "kind": "plex", "name": f"Server {number}", "address": f"http://s{number}:32400", **facts}
    return ServerRow(**values)


class Board:
    """Cards over servers that a test may change."""

    def __init__(self, *servers: ServerRow) -> None:
        self.servers = list(servers)
        self.trouble: StoreProblem | None = None
        self.fetch = HeldFetch()
        self.cards = ServerCards(self.fetch, self.read, lambda: NOW)
        self.tester = QAbstractItemModelTester(self.cards, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.load()

    def read(self) -> list[ServerRow]:
        if self.trouble is not None:
            raise self.trouble
        return self.servers

    def load(self) -> None:
        self.cards.load()
        self.fetch.run()


def test_a_card_says_how_it_is_and_what_it_holds() -> None:
    attic = server(1, name="Attic", answered_at=NOW, scanned_at=None, movies=1284, shows=212, episodes=9431, user_name="anna", version="1.41")
    card = Board(attic).cards.rows[0]
    assert (card.health, card.badge, card.tone) == ("ok", "Connected", "good")
    assert (card.holds, card.scanned, card.about) == ("Films: 1,284 · Shows: 212 · Episodes: 9,431", "Never scanned", "anna · 1.41")


def test_trouble_is_told_in_its_own_words() -> None:
    card = Board(server(1, trouble="s1 does not answer.")).cards.rows[0]
    assert (card.health, card.badge, card.tone, card.trouble) == ("trouble", "Needs attention", "warn", "s1 does not answer.")


def test_a_test_shows_its_result_and_its_time() -> None:
    board = Board(server(1))
    changed = QSignalSpy(board.cards.dataChanged)
    board.cards.testing(1)
    assert board.cards.rows[0].badge == "Testing …"
    board.cards.tested(1, 42)
    assert board.cards.rows[0].badge == "Connected · 42 ms"
    board.cards.tested(1, None, "s1 does not answer.")
    assert (board.cards.rows[0].badge, board.cards.rows[0].trouble) == ("No answer", "s1 does not answer.")
    assert changed.count() == 3


def test_scanning_shows_and_goes() -> None:
    board = Board(server(1, answered_at=NOW), server(2, answered_at=NOW))
    changed = QSignalSpy(board.cards.dataChanged)
    board.cards.scanning([2])
    assert [card.health for card in board.cards.rows] == ["ok", "scanning"]
    board.cards.scanning([2])
    assert changed.count() == 1, "the same again changes nothing"
    board.cards.scanning([])
    assert [card.health for card in board.cards.rows] == ["ok", "ok"]


def test_servers_come_go_and_move_without_a_reset() -> None:
    board = Board(server(1), server(2), server(3))
    reset, moved, removed = QSignalSpy(board.cards.modelReset), QSignalSpy(board.cards.rowsMoved), QSignalSpy(board.cards.rowsRemoved)
    board.servers = [board.servers[2], board.servers[0]]
    board.load()
    assert [card.number for card in board.cards.rows] == [3, 1]
    assert (reset.count(), removed.count()) == (0, 1)
    assert moved.count() == 1
    assert [(card.first, card.last) for card in board.cards.rows] == [(True, False), (False, True)]


def test_a_library_changes_in_its_own_list_and_the_card_keeps_it() -> None:
    films = LibraryRow(5, 1, "1", "Films", "movie", titles=10)
    board = Board(server(1, libraries=(films,)))
    lines = board.cards.rows[0].libraries
    of_cards, of_lines = QSignalSpy(board.cards.dataChanged), QSignalSpy(lines.dataChanged)
    board.servers = [server(1, libraries=(LibraryRow(5, 1, "1", "Films", "movie", titles=11),))]
    board.load()
    assert board.cards.rows[0].libraries is lines
    assert (of_cards.count(), of_lines.count()) == (0, 1)
    assert lines.rows[0].detail == "Films: 11"


def test_a_library_that_shrank_asks(qapp: object) -> None:
    """D12: marked and kept until the user says that the titles are gone."""
    shrunk = LibraryRow(5, 1, "1", "Films", "movie", titles=1284, not_seen=1272, shrunk_at=NOW)
    line = Board(server(1, libraries=(shrunk,))).cards.rows[0].libraries.rows[0]
    assert line.shrunk
    assert "1,272 titles of Films" in line.warning
    assert "until you say that they are gone" in line.warning


def test_moving_up_and_down_says_the_whole_order() -> None:
    """D11: the user's order."""
    board = Board(server(1), server(2), server(3))
    assert board.cards.moved(3, -1) == [1, 3, 2]
    assert board.cards.moved(1, 1) == [2, 1, 3]
    assert board.cards.moved(1, -1) == [1, 2, 3]


def test_commits_about_servers_are_read_at_once_and_counts_in_a_moment(qtbot: Any) -> None:
    board = Board(server(1))
    board.cards.apply(Changes(updated={Subject.SERVER: frozenset({1})}))
    assert len(board.fetch.waiting) == 1
    board.fetch.run()
    for _ in range(50):
        board.cards.apply(Changes(added={Subject.MOVIE: frozenset({1})}))
    assert board.fetch.waiting == [], "not once for each commit of a scan"
    qtbot.waitUntil(lambda: len(board.fetch.waiting) == 1, timeout=5000)


def test_a_library_file_that_cannot_be_read_says_so_and_the_cards_stay() -> None:
    board = Board(server(1))
    board.trouble = StoreProblem("The library file is locked.")
    board.load()
    assert (board.cards.property("state"), board.cards.property("trouble")) == ("failed", "The library file is locked.")
    assert len(board.cards.rows) == 1
    board.trouble = None
    board.load()
    assert board.cards.property("state") == "ready"
