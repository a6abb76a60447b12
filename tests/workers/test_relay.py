"""The relay: many commits, one signal, on the GUI thread (D61)."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.domain.changes import Changes, Subject
from app.workers.relay import Relay

Hear = Callable[[Changes], None]


class Store:
    """Keeps the listeners as a database does."""

    def __init__(self) -> None:
        self.listeners: list[Hear] = []

    def listen(self, hear: Hear) -> Callable[[], None]:
        self.listeners.append(hear)
        return lambda: self.listeners.remove(hear)


def test_commits_of_another_thread_arrive_merged_on_the_gui_thread(qtbot: QtBot) -> None:
    store = Store()
    relay = Relay(store.listen)
    heard: list[tuple[Changes, int]] = []
    relay.changed.connect(lambda changes: heard.append((changes, threading.get_ident())))

    def commits() -> None:
        for number in range(50):
            store.listeners[0](Changes(added={Subject.MOVIE: frozenset({number})}))
        store.listeners[0](Changes(updated={Subject.MOVIE: frozenset({7})}, removed={Subject.SHOW: frozenset({3})}))

    thread = threading.Thread(target=commits)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    changes, where = heard[0]
    assert len(heard) == 1
    assert where == threading.get_ident()
    assert changes.added == {Subject.MOVIE: frozenset(range(50))}
    assert changes.updated == {}
    assert changes.removed == {Subject.SHOW: frozenset({3})}
    relay.close()


def test_commits_that_cancel_out_are_not_announced(qtbot: QtBot) -> None:
    store = Store()
    relay = Relay(store.listen)
    store.listeners[0](Changes())
    with qtbot.assertNotEmitted(relay.changed, wait=120):
        pass
    relay.close()


def test_a_closed_relay_listens_no_more_and_says_no_more(qtbot: QtBot) -> None:
    store = Store()
    relay = Relay(store.listen)
    store.listeners[0](Changes(added={Subject.MOVIE: frozenset({1})}))
    relay.close()
    assert store.listeners == []
    with qtbot.assertNotEmitted(relay.changed, wait=120):
        pass
