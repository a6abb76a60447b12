"""The providers' default paces, over real connections; how well they are used is measured by the bench, and every stretch of time by the tests of `Pace`."""

from __future__ import annotations

import threading
import time

from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.metadata.asking import Asking
from app.metadata.registry import TERMS, in_flight, pace_of
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback


def test_the_terms_are_those_that_the_providers_ask_for() -> None:
    told = {provider.value: (terms.address, terms.per_second * terms.window, terms.window, terms.per_day) for provider, terms in TERMS.items()}
    assert told == {
        "tmdb": ("https://api.themoviedb.org/3", 40, 1, None),
        "tvdb": ("https://api4.thetvdb.com/v4", 10, 1, None),
        "tvmaze": ("https://api.tvmaze.com", 20, 10, None),
        "omdb": ("https://www.omdbapi.com", 10, 1, 1000),
    }


def test_many_questions_at_once_use_the_pace_and_keep_it(web: Web, server: Loopback) -> None:
    """TMDB's, over real connections, with answers that take a while."""
    arrived: list[float] = []
    lock = threading.Lock()

    def slow(it: Exchange) -> None:
        with lock:
            arrived.append(time.monotonic())
        it.server.home.released.wait(0.2)
        it.reply(200, b"{}")

    server.otherwise = slow
    asking = Asking(web, Provider.TMDB, server.address, pace=pace_of(Provider.TMDB))
    until = time.monotonic() + 2.5

    def work() -> None:
        while time.monotonic() < until:
            asking.get("/a", cancel=Cancel())

    threads = [threading.Thread(target=work) for _ in range(in_flight(Provider.TMDB))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stretch = max(arrived) - min(arrived)
    assert len(arrived) <= 40 * (stretch + 1) + 10, "a few may be late, and come with the next ones"
    assert len(arrived) >= 0.5 * 40 * stretch, "many at a time, or answers of 0.2 s would hold it at 5 a second"
